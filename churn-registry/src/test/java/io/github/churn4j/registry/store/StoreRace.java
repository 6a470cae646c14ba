package io.github.churn4j.registry.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Threads that all try to put every one of some keys; also as a program, to race with other processes. */
public final class StoreRace {

    private StoreRace() {}

    /**
     * Arguments: root, name of this writer, number of threads, number of keys. Says {@code ready}, waits for a line, races,
     * and says what it won: a key, a blank and the content on a line each.
     */
    public static void main(String[] arguments) throws Exception {
        try (ObjectStore store = ObjectStore.open(arguments[0], System::getProperty)) {
            System.out.println("ready");
            if (System.in.read() < 0) {
                return;
            }
            run(store, arguments[1], Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]))
                    .forEach((key, contents) ->
                            contents.forEach(content -> System.out.println("won " + key + " " + content)));
        }
    }

    /** Contents that the store said were put, by key. */
    static Map<String, List<String>> run(ObjectStore store, String writer, int threads, int keys)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Map<String, String>>> racers = IntStream.range(0, threads)
                    .mapToObj(thread -> pool.submit(() -> race(store, writer + "-" + thread, keys)))
                    .toList();
            Map<String, List<String>> won = new TreeMap<>();
            for (Future<Map<String, String>> racer : racers) {
                racer.get()
                        .forEach((key, content) -> won.merge(key, List.of(content), (one, other) -> join(one, other)));
            }
            return won;
        } finally {
            pool.shutdownNow();
        }
    }

    private static Map<String, String> race(ObjectStore store, String racer, int keys) {
        Map<String, String> won = new TreeMap<>();
        for (int i = 0; i < keys; i++) {
            String key = "race/" + i % 7 + "/" + i + ".json";
            String content = racer + "-wants-" + i;
            if (store.putIfAbsent(key, Content.of(content.getBytes(StandardCharsets.UTF_8)))) {
                won.put(key, content);
            }
        }
        return won;
    }

    static List<String> join(List<String> one, List<String> other) {
        return java.util.stream.Stream.concat(one.stream(), other.stream()).toList();
    }
}
