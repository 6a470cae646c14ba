package io.github.churn4j.benchmarks;

import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.registry.Alias;
import io.github.churn4j.registry.LargeRegistry;
import io.github.churn4j.registry.ModelReference;
import io.github.churn4j.registry.ModelRegistry;
import io.github.churn4j.registry.ModelVersion;
import io.github.churn4j.registry.Promotion;
import io.github.churn4j.registry.RegistryEvent;
import io.github.churn4j.registry.Signoff;
import io.github.churn4j.registry.store.FileStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A registry on a file system, below {@code java.io.tmpdir}: reading one of 10,000 versions and 100,000 events, and
 * publishing to one that is new. Medians are {@code p0.50}; the system has the files in its cache.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 2)
public class RegistryBenchmark {

    private static final int VERSIONS = 10_000;
    private static final int EVENTS = 100_000;
    private static final int PAGE = 100;
    private static final Signoff WHO = new Signoff("benchmark", "");

    /** Reads what is there. */
    @State(Scope.Benchmark)
    public static class Large {
        private final Path root = directory();
        private final FileStore store = FileStore.open(root);
        private final ModelRegistry registry = ModelRegistry.builder(store).build();
        private final ChurnModel model = Megabytes.model(0);
        private final ModelReference champion = ModelReference.of(model.name(), Alias.CHAMPION);

        @Setup
        public void write() {
            LargeRegistry.write(root, model, VERSIONS, EVENTS);
        }

        @TearDown
        public void delete() throws IOException {
            registry.close();
            deleteAll(root);
        }
    }

    /** Publishes bundles of a megabyte, each another one, to an empty registry. */
    @State(Scope.Benchmark)
    public static class Fresh {
        private final Path root = directory();
        private final ModelRegistry registry = ModelRegistry.open(root.toString());
        private ChurnModel next = Megabytes.model(0);
        private long seed;

        @Setup
        public void publishOne() {
            registry.publish(next, WHO);
        }

        @Setup(Level.Invocation)
        public void build() {
            next = Megabytes.model(++seed);
        }

        @TearDown
        public void delete() throws IOException {
            registry.close();
            deleteAll(root);
        }
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("registry");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteAll(Path root) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(root)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }

    /** Opens the root, finds the champion and forgets all. */
    @Benchmark
    public ModelVersion openAndResolve(Large large) {
        try (ModelRegistry registry = ModelRegistry.open(large.root.toString())) {
            return registry.resolve(large.champion);
        }
    }

    /** By a registry that has read nothing. */
    @Benchmark
    public ModelVersion resolveCold(Large large) {
        try (ModelRegistry registry = ModelRegistry.builder(large.store).build()) {
            return registry.resolve(large.champion);
        }
    }

    /** By a registry that knows the event and the version, and asks whether there is a newer event. */
    @Benchmark
    public ModelVersion resolveWarm(Large large) {
        return large.registry.resolve(large.champion);
    }

    /** Reads the bundle, checks its SHA-256 and parses it. */
    @Benchmark
    public ChurnModel loadChampion(Large large) {
        return large.registry.load(large.champion);
    }

    /** A page of events by a registry that has read nothing. */
    @Benchmark
    public List<RegistryEvent> historyCold(Large large) {
        try (ModelRegistry registry = ModelRegistry.builder(large.store).build()) {
            return registry.history(large.model.name(), Long.MAX_VALUE, PAGE);
        }
    }

    /** Bundle, intent and document, each forced to the disk. */
    @Benchmark
    public ModelVersion publishMegabyte(Fresh fresh) {
        return fresh.registry.publish(fresh.next, WHO);
    }

    /** One event, forced to the disk. */
    @Benchmark
    public RegistryEvent promote(Fresh fresh) {
        return fresh.registry.promote(Promotion.of(fresh.next.name(), Alias.CHAMPION, 1, WHO));
    }
}
