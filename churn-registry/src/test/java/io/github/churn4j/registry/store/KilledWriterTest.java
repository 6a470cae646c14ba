package io.github.churn4j.registry.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writers that are killed at random moments leave whole objects or none. */
class KilledWriterTest {

    private static final int KEYS = 2_000;

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void leaveWholeObjectsOrNone() throws Exception {
        kill(50);
    }

    @Test
    @Tag("long")
    void leaveWholeObjectsOrNoneOverAndOver() throws Exception {
        kill(1_000);
    }

    /** Puts objects of 200,000 equal bytes until it is killed, saying when it has begun. */
    static final class Writer {
        public static void main(String[] arguments) {
            FileStore store = FileStore.open(Path.of(arguments[0]));
            System.out.println("begun");
            for (int i = 0; i < KEYS; i++) {
                store.putIfAbsent(key(i), Content.of(bytes(i)));
            }
        }
    }

    private static String key(int i) {
        return "k/" + i % 10 + "/" + i;
    }

    private static byte[] bytes(int i) {
        byte[] bytes = new byte[200_000];
        Arrays.fill(bytes, (byte) i);
        return bytes;
    }

    private void kill(int times) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(1);
        int interrupted = 0;
        for (int i = 0; i < times; i++) {
            Path root = folder.resolve("run" + i);
            Process writer = ChildJvm.start(Writer.class, Map.of(), root.toString());
            try (BufferedReader lines = writer.inputReader()) {
                assertThat(lines.readLine()).isEqualTo("begun");
                Thread.sleep(random.nextInt(60)); // the moment of the kill is what is tested
            } finally {
                writer.destroyForcibly().waitFor();
            }
            interrupted += check(root) ? 1 : 0;
            remove(root);
        }
        assertThat(interrupted).as("writers killed within a write").isPositive();
    }

    /** Whether the writer left a part of an object. */
    private static boolean check(Path root) throws IOException {
        FileStore store = FileStore.open(root);
        boolean missing = false;
        for (int i = 0; i < KEYS && !missing; i++) {
            byte[] bytes = store.get(key(i), 300_000).orElse(null);
            missing = bytes == null;
            assertThat(store.putIfAbsent(key(i), Content.of(bytes(i)))).isEqualTo(missing);
            assertThat(bytes == null || Arrays.equals(bytes, bytes(i))).isTrue();
        }
        java.time.Instant later = java.time.Instant.now().plusSeconds(60);
        boolean left = !store.sweepLeftovers(later, false).isEmpty();
        assertThat(store.sweepLeftovers(later, true)).isEmpty();
        return left;
    }

    private static void remove(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
