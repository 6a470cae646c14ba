package io.github.churn4j.data;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one pass over a column tells about it, in bounded memory. */
final class ColumnProfile {

    /** Texts that often mean that a value is missing; they do so only where the user says so. */
    static final List<String> USUAL_TOKENS =
            List.of("NA", "N/A", "null", "NULL", "NaN", "nan", "?", "None", "none", "-");

    private static final LevelIndex TOKENS = new LevelIndex(USUAL_TOKENS);
    private static final int LOOKED_AT = 1000;

    final String name;
    final LevelCounter levels;
    final DistinctCounter distinct = new DistinctCounter();
    private final Map<String, Long> tokens = new TreeMap<>();
    long present;
    long blank;
    long padded;
    long numbers;
    long whole;
    long negative;
    long leadingZero;
    long dates;
    long firstNonNumber;
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    private int shortest = Integer.MAX_VALUE;
    private int longest;
    private boolean counting = true;
    private double previous = Double.NaN;
    private int decorated;
    private int lookedAt;

    ColumnProfile(String name, int maxLevels) {
        this.name = name;
        levels = new LevelCounter(maxLevels);
    }

    void addBlank() {
        blank++;
    }

    void add(char[] chars, int from, int length, boolean hasBlanksAround, long line) {
        present++;
        if (hasBlanksAround) {
            padded++;
        }
        shortest = Math.min(shortest, length);
        longest = Math.max(longest, length);
        levels.add(chars, from, length);
        distinct.add(hash(chars, from, length));
        double value = Decimals.parse(chars, from, length);
        if (Double.isNaN(value)) {
            addText(chars, from, length, line);
        } else {
            addNumber(value, chars[from] == '0' && length > 1 && Character.isDigit(chars[from + 1]));
        }
    }

    private void addNumber(double value, boolean zeroFirst) {
        numbers++;
        if (value == Math.rint(value)) {
            whole++;
        }
        if (value < 0) {
            negative++;
        }
        if (zeroFirst) {
            leadingZero++;
        }
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
        if (!Double.isNaN(previous) && value != previous + 1) {
            counting = false;
        }
        previous = value;
    }

    private void addText(char[] chars, int from, int length, long line) {
        counting = false;
        if (firstNonNumber == 0) {
            firstNonNumber = line;
        }
        int token = TOKENS.find(chars, from, length);
        if (token >= 0) {
            tokens.merge(USUAL_TOKENS.get(token), 1L, Long::sum);
        }
        if (dateLike(chars, from, length)) {
            dates++;
        } else if (lookedAt < LOOKED_AT) {
            lookedAt++;
            if (decorated(new String(chars, from, length))) {
                decorated++;
            }
        }
    }

    /** Digits, a separator, digits, the same separator, digits; a time may follow. */
    static boolean dateLike(char[] chars, int from, int length) {
        int at = from;
        int end = from + length;
        char separator = 0;
        for (int part = 0; part < 3; part++) {
            int start = at;
            while (at < end && chars[at] >= '0' && chars[at] <= '9') {
                at++;
            }
            if (at == start || at - start > 4) {
                return false;
            }
            if (part < 2) {
                if (at == end || "-/.".indexOf(chars[at]) < 0 || (part == 1 && chars[at] != separator)) {
                    return false;
                }
                separator = chars[at++];
            }
        }
        return at == end || chars[at] == ' ' || chars[at] == 'T' || chars[at] == ',';
    }

    private static boolean decorated(String text) {
        String bare = text.replaceAll("[$€£¥%,'\\s]", "");
        return bare.length() < text.length() && !Double.isNaN(Decimals.parse(bare));
    }

    private static long hash(char[] chars, int from, int length) {
        long hash = length;
        for (int i = from; i < from + length; i++) {
            hash = (hash ^ chars[i]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return Dataset.mix(hash);
    }

    /** Whether nearly every present value is a number without leading zeros; rows with another value are refused. */
    boolean numeric() {
        return present > 0 && leadingZero == 0 && present - numbers <= present * DatasetReader.DEFAULT_MAX_REFUSED;
    }

    boolean integers() {
        return numbers > 0 && whole == numbers;
    }

    boolean dated() {
        return present > 0 && dates >= present * .99;
    }

    /** Whether no value repeats, as far as can be told. */
    boolean unique() {
        return present > 1
                && blank == 0
                && (distinct.exact() ? distinct.count() == present : distinct.count() >= present * .97);
    }

    /** Whether the values count on by one from row to row. */
    boolean counting() {
        return counting && present > 2 && numbers == present;
    }

    boolean sameWidth() {
        return shortest == longest;
    }

    int width() {
        return longest;
    }

    Map<String, Long> tokens() {
        return tokens;
    }

    /** Whether the values that are no numbers mostly look like numbers with decoration. */
    boolean looksDecorated() {
        return lookedAt > 0 && decorated >= lookedAt * .9;
    }
}
