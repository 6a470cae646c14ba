package io.github.churn4j.maven.registry;

import io.github.churn4j.registry.ModelSummary;
import io.github.churn4j.registry.Move;
import io.github.churn4j.registry.RegistryEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How times, sizes, figures and moves are written for people. */
final class Texts {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int SHORT_HASH = 12;
    private static final List<String> MEASURED = List.of("holdout.", "crossValidation.");

    private Texts() {}

    static String time(Instant time) {
        return TIME.format(time);
    }

    static String bytes(long size) {
        if (size < 1_024) {
            return size + " B";
        }
        double value = size / 1_024.0;
        for (String unit : List.of("KiB", "MiB", "GiB")) {
            if (value < 1_024) {
                return String.format(Locale.ROOT, "%.1f %s", value, unit);
            }
            value /= 1_024;
        }
        return String.format(Locale.ROOT, "%.1f TiB", value);
    }

    /** {@code 1 version}, {@code 2 versions}. */
    static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    static String shortened(String sha256) {
        return sha256.substring(0, Math.min(SHORT_HASH, sha256.length()));
    }

    /** The same for things whose many are called otherwise. */
    static String count(long number, String thing, String things) {
        return number + " " + (number == 1 ? thing : things);
    }

    static String figure(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    static String figures(Map<String, Double> figures) {
        return figures.entrySet().stream()
                .map(e -> e.getKey() + "=" + plain(e.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e12
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.5g", value);
    }

    /** A figure on the hold-out, else cross-validated; a dash where there is none. */
    static String metric(ModelSummary summary, String key) {
        return MEASURED.stream()
                .map(rows -> summary.metrics().get(rows + key))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .map(Texts::figure)
                .orElse("-");
    }

    /** {@code champion → 3}, {@code challenger taken away}. */
    static String move(Move move) {
        return move.version().isPresent()
                ? move.alias() + " → " + move.version().getAsInt()
                : move.alias() + " taken away";
    }

    static String did(RegistryEvent.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
