package io.github.churn4j.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.github.churn4j.registry.dvc.DataVersions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Pushes a directory of data to a directory, and compares that with what one core needs to sum up as many bytes in memory
 * with MD5: 16 large files, and many small ones; forced to disk, and not. Prints medians of three, each beside an MD5 measured
 * right before it, since other work on the machine slows both.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.github.churn4j.benchmarks.PushRun <directory> [mebibytes] [files]}:
 * 1,024 MiB and 10,000 files of 10 kB unless said otherwise. Needs three times the bytes below the directory, and removes
 * all of it.
 */
public final class PushRun {

    private static final int RUNS = 3;
    private static final int LARGE_FILES = 16;
    private static final int SMALL = 10_000;

    private final Path folder;
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private PushRun(Path folder) {
        this.folder = folder;
    }

    /**
     * What a push took.
     *
     * @param wall seconds
     * @param cpu seconds of all threads of this process
     * @param md5 seconds in which one core summed up as many bytes in memory
     */
    private record Taken(double wall, double cpu, double md5) {
        double ratio() {
            return md5 / wall;
        }
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory(Path.of(arguments[0]), "push-run-");
        try {
            int mebibytes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_024;
            int files = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10_000;
            System.out.printf(
                    Locale.ROOT,
                    "Java %s, %d processors%n",
                    Runtime.version(),
                    Runtime.getRuntime().availableProcessors());
            PushRun run = new PushRun(folder);
            run.measure(LARGE_FILES, ((long) mebibytes << 20) / LARGE_FILES);
            run.measure(files, SMALL);
        } finally {
            remove(folder);
        }
    }

    private void measure(int files, long size) throws IOException {
        Path data = Files.createDirectories(folder.resolve("repo/data"));
        write(data, files, size);
        for (boolean durable : new boolean[] {false, true}) {
            Taken[] all = new Taken[RUNS];
            for (int run = 0; run < RUNS; run++) {
                all[run] = push(data, files * size, durable);
            }
            Arrays.sort(all, Comparator.comparingDouble(Taken::ratio));
            Taken median = all[RUNS / 2];
            System.out.printf(
                    Locale.ROOT,
                    "%,d files, %,d MB, %s: push %.2f s, CPU %.2f s; MD5 of one core %.2f s (%.0f MB/s);"
                            + " the push runs at %.0f %% of that (%.0f to %.0f %%)%n",
                    files,
                    files * size / 1_000_000,
                    durable ? "forced to disk" : "not forced",
                    median.wall,
                    median.cpu,
                    median.md5,
                    files * size / 1e6 / median.md5,
                    100 * median.ratio(),
                    100 * all[0].ratio(),
                    100 * all[RUNS - 1].ratio());
        }
        remove(folder.resolve("repo"));
    }

    private Taken push(Path data, long bytes, boolean durable) throws IOException {
        DataVersions versions = DataVersions.builder()
                .directory(folder.resolve("repo"))
                .remote(folder.resolve("remote").toString())
                .durable(durable)
                .build();
        double md5 = md5(bytes);
        long cpu = system.getProcessCpuTime();
        long begin = System.nanoTime();
        versions.push(data);
        Taken taken = new Taken((System.nanoTime() - begin) / 1e9, (system.getProcessCpuTime() - cpu) / 1e9, md5);
        remove(folder.resolve("repo/.dvc"));
        remove(folder.resolve("remote"));
        Files.delete(folder.resolve("repo/data.dvc"));
        return taken;
    }

    private static double md5(long bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            byte[] block = new byte[1 << 18];
            long begin = System.nanoTime();
            for (long left = bytes; left > 0; left -= block.length) {
                digest.update(block, 0, (int) Math.min(left, block.length));
            }
            digest.digest();
            return (System.nanoTime() - begin) / 1e9;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    private static void write(Path data, int files, long size) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        byte[] block = new byte[(int) Math.min(size, 1 << 20)];
        for (int i = 0; i < files; i++) {
            try (var out = Files.newOutputStream(data.resolve("part-" + i + ".csv"))) {
                for (long left = size; left > 0; left -= block.length) {
                    random.nextBytes(block);
                    out.write(block, 0, (int) Math.min(left, block.length));
                }
            }
        }
    }

    private static void remove(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
