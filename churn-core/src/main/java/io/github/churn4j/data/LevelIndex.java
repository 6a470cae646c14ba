package io.github.churn4j.data;

import java.util.List;

/** Finds a level by its characters without making a text of them; open addressing, at most half full. */
final class LevelIndex {

    private final char[][] levels;
    private final int[] slots;

    LevelIndex(List<String> names) {
        levels = names.stream().map(String::toCharArray).toArray(char[][]::new);
        slots = new int[Integer.highestOneBit(Math.max(4, names.size())) << 2];
        for (int i = 0; i < levels.length; i++) {
            int at = hash(levels[i], 0, levels[i].length) & (slots.length - 1);
            while (slots[at] != 0) {
                at = (at + 1) & (slots.length - 1);
            }
            slots[at] = i + 1;
        }
    }

    boolean isEmpty() {
        return levels.length == 0;
    }

    /** The level's position, or -1. */
    int find(char[] chars, int from, int length) {
        int at = hash(chars, from, length) & (slots.length - 1);
        while (slots[at] != 0) {
            char[] level = levels[slots[at] - 1];
            if (level.length == length && same(level, chars, from)) {
                return slots[at] - 1;
            }
            at = (at + 1) & (slots.length - 1);
        }
        return -1;
    }

    private static boolean same(char[] level, char[] chars, int from) {
        for (int i = 0; i < level.length; i++) {
            if (level[i] != chars[from + i]) {
                return false;
            }
        }
        return true;
    }

    private static int hash(char[] chars, int from, int length) {
        int hash = length;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + chars[i];
        }
        hash *= 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }
}
