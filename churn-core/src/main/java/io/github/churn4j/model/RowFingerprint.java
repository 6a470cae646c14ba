package io.github.churn4j.model;

import io.github.churn4j.data.BinaryFeature;
import io.github.churn4j.data.CategoricalFeature;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.Feature;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A 128-bit hash of a row's feature values; part of the bundle format, so it never changes.
 *
 * <p>Implementation note. Two lanes take one 64-bit word per slot, in the schema's order: {@code lane = mix(lane ^ word)}.
 * The word of a number is its bits, with one zero and one NaN; the word of a level is a hash of its text, so that the
 * order of levels has no say; a missing value is NaN either way. The lanes use different published finalisers: that of
 * MurmurHash3's 64-bit form (fmix64, Appleby 2011) and variant 13 of Stafford (2011), known from SplitMix64 (Steele, Lea
 * and Flood 2014). Both are bijections, so rows that differ in one slot always differ.
 */
final class RowFingerprint {

    /** Words of the levels by slot; empty for a number. */
    private final long[][] levels;

    RowFingerprint(ChurnSchema schema) {
        levels = schema.features().stream().map(RowFingerprint::words).toArray(long[][]::new);
    }

    /** How many slots a row has. */
    int slots() {
        return levels.length;
    }

    /** The lane that says where a row's bits begin. */
    long first(double[] slots) {
        long lane = 0x9E3779B97F4A7C15L;
        for (int i = 0; i < levels.length; i++) {
            lane = murmur(lane ^ word(i, slots[i]));
        }
        return lane;
    }

    /** The lane that says how far apart they are. */
    long second(double[] slots) {
        long lane = 0xD1B54A32D192ED03L;
        for (int i = 0; i < levels.length; i++) {
            lane = stafford(lane ^ word(i, slots[i]));
        }
        return lane;
    }

    private long word(int feature, double slot) {
        long[] words = levels[feature];
        return words.length == 0 || Double.isNaN(slot) ? Double.doubleToLongBits(slot + 0.0) : words[(int) slot];
    }

    private static long[] words(Feature feature) {
        List<String> texts = feature instanceof CategoricalFeature category
                ? category.categories()
                : feature instanceof BinaryFeature binary ? List.of(binary.zero(), binary.one()) : List.of();
        return texts.stream().mapToLong(RowFingerprint::text).toArray();
    }

    /** UTF-8 bytes, eight to a word, the first one lowest; the length comes first. */
    private static long text(String level) {
        byte[] bytes = level.getBytes(StandardCharsets.UTF_8);
        long hash = murmur(bytes.length);
        for (int from = 0; from < bytes.length; from += 8) {
            long word = 0;
            for (int i = Math.min(bytes.length, from + 8) - 1; i >= from; i--) {
                word = word << 8 | bytes[i] & 0xff;
            }
            hash = stafford(hash ^ word);
        }
        return hash;
    }

    private static long murmur(long bits) {
        long z = (bits ^ bits >>> 33) * 0xFF51AFD7ED558CCDL;
        z = (z ^ z >>> 33) * 0xC4CEB9FE1A85EC53L;
        return z ^ z >>> 33;
    }

    private static long stafford(long bits) {
        long z = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
