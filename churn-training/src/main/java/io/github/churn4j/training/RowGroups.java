package io.github.churn4j.training;

import io.github.churn4j.data.Dataset;
import java.util.HashMap;
import java.util.Map;

/**
 * Which rows belong together and must never be split between learning and measuring: rows of one customer, and rows
 * with the same feature values.
 */
final class RowGroups {

    private RowGroups() {}

    /** One number per row; rows that belong together, directly or through others, share it. O(n). */
    static int[] of(Dataset data) {
        int[] parent = new int[data.size()];
        for (int row = 0; row < parent.length; row++) {
            parent[row] = row;
        }
        Map<Long, Integer> byHash = new HashMap<>(data.size() * 2);
        Map<Long, Integer> byCustomer = new HashMap<>();
        for (int row = 0; row < parent.length; row++) {
            join(parent, row, byHash.putIfAbsent(data.featureHash(row), row));
            if (data.grouped()) {
                join(parent, row, byCustomer.putIfAbsent(data.group(row), row));
            }
        }
        int[] groups = new int[parent.length];
        for (int row = 0; row < parent.length; row++) {
            groups[row] = root(parent, row);
        }
        return groups;
    }

    private static void join(int[] parent, int row, @org.jspecify.annotations.Nullable Integer other) {
        if (other != null) {
            int a = root(parent, row);
            int b = root(parent, other);
            parent[Math.max(a, b)] = Math.min(a, b);
        }
    }

    private static int root(int[] parent, int row) {
        int at = row;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
