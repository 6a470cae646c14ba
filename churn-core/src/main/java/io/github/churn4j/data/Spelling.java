package io.github.churn4j.data;

import java.util.Collection;
import java.util.Optional;

/** Finds the name somebody probably meant. */
final class Spelling {

    private Spelling() {}

    /** The candidate with the smallest edit distance, if that is at most a third of the longer name. */
    static Optional<String> nearest(String name, Collection<String> candidates) {
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            int longest = Math.max(name.length(), candidate.length());
            if (longest > 200 || Math.abs(name.length() - candidate.length()) * 3 > longest) {
                continue;
            }
            int distance = distance(name, candidate);
            if (distance < bestDistance && distance * 3 <= longest) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Levenshtein's edit distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitute, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
