package io.github.churn4j.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the values of a column as long as they are few and short. */
final class LevelCounter {

    static final int LONGEST_LEVEL = 200;

    private final int most;
    private final List<String> levels = new ArrayList<>();
    private long[] counts;
    private LevelIndex index = new LevelIndex(List.of());
    private boolean overflowed;

    LevelCounter(int most) {
        this.most = most;
        counts = new long[most];
    }

    void add(char[] chars, int from, int length) {
        if (overflowed) {
            return;
        }
        int level = index.find(chars, from, length);
        if (level < 0) {
            if (levels.size() == most || length > LONGEST_LEVEL) {
                overflowed = true;
                levels.clear();
                counts = new long[0];
                return;
            }
            level = levels.size();
            levels.add(new String(chars, from, length));
            index = new LevelIndex(levels);
        }
        counts[level]++;
    }

    /** Whether there were more values than are counted, or longer ones. */
    boolean overflowed() {
        return overflowed;
    }

    /** The values by code point with their counts; empty where there were too many. */
    Map<String, Long> counts() {
        Map<String, Long> sorted = new LinkedHashMap<>();
        levels.stream().sorted(LevelCounter::byCodePoint).forEach(l -> sorted.put(l, counts[levels.indexOf(l)]));
        return sorted;
    }

    /** Compares by code point as Python sorts, not by UTF-16 unit. */
    static int byCodePoint(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length()) {
            int left = a.codePointAt(i);
            int right = b.codePointAt(i);
            if (left != right) {
                return Integer.compare(left, right);
            }
            i += Character.charCount(left);
        }
        return Integer.compare(a.length(), b.length());
    }
}
