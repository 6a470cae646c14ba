package io.github.churn4j.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The most heap in use since the last reset, garbage included: the sum of its pools' own peaks, and so an upper bound.
 * On Linux also the most memory the process ever had resident, native libraries included.
 */
final class PeakMemory {

    private static final Path STATUS = Path.of("/proc/self/status");

    private final List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();

    /** Forgets the peak. */
    void reset() {
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    /** Such as {@code heap at most 812 MB, process at most 1,204 MB so far}. */
    String summary() {
        long bytes =
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        return String.format(Locale.ROOT, "heap at most %,d MB%s", bytes >> 20, resident());
    }

    private static String resident() {
        if (!Files.isReadable(STATUS)) {
            return "";
        }
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .map(kilobytes -> String.format(Locale.ROOT, ", process at most %,d MB so far", kilobytes >> 10))
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
