package io.github.churn4j.registry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Publishes and promotes on many threads and prints what it was answered, a line each. Arguments: root, name, seed, number
 * of publishers and of promoters, iterations of each. Begins when its standard input says so.
 */
public final class RegistryRace {

    private final ModelRegistry registry;
    private final String name;
    private final int seed;
    private final int iterations;

    private RegistryRace(ModelRegistry registry, String name, int seed, int iterations) {
        this.registry = registry;
        this.name = name;
        this.seed = seed;
        this.iterations = iterations;
    }

    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        try (ModelRegistry registry =
                ModelRegistry.builder(args[0], System::getProperty).build()) {
            RegistryRace race =
                    new RegistryRace(registry, args[1], Integer.parseInt(args[2]), Integer.parseInt(args[5]));
            race.run(Integer.parseInt(args[3]), Integer.parseInt(args[4]));
        }
        say("done");
    }

    private void run(int publishers, int promoters) throws IOException, InterruptedException, ExecutionException {
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < publishers; i++) {
            int thread = i;
            tasks.add(() -> publish(thread));
        }
        for (int i = 0; i < promoters; i++) {
            int thread = i;
            tasks.add(() -> promote(thread));
        }
        Bundles.model(name, 0);
        say("ready");
        System.in.read();
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            for (Future<Void> each : threads.invokeAll(tasks)) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Bundles of its own, and bundles that everybody publishes. */
    private Void publish(int thread) {
        for (int i = 0; i < iterations; i++) {
            for (long bundle : new long[] {1_000 + i, 1_000_000L * seed + 1_000L * thread + i}) {
                ModelVersion version =
                        registry.publish(Bundles.model(name, bundle), new Signoff("publisher-" + seed, ""));
                say("version " + version.number() + " " + version.sha256());
            }
        }
        return null;
    }

    /** An alias and a tag of its own: what is lost shows at the end. */
    private Void promote(int thread) {
        Alias alias = new Alias("p-" + seed + "-" + thread);
        Signoff by = new Signoff("promoter-" + seed, "");
        for (int i = 0; i < iterations; i++) {
            int newest = registry.resolve(ModelReference.latest(name)).number();
            RegistryEvent event = registry.promote(Promotion.of(name, alias, newest, by));
            say("moved " + event.sequence() + " " + alias + " " + newest);
            event = registry.tag(name, 1, Map.of(alias.name(), "v" + i), by);
            say("tagged " + event.sequence() + " " + alias + " v" + i);
        }
        return null;
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
