package io.github.churn4j.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What there is to say of one feature beside its figures. */
final class FeatureNotes {

    private static final String NOT_TESTED = "not tested: no test was chosen for it";
    private static final int MOST_NAMES = 10;

    private FeatureNotes() {}

    /** @param pools whether rare levels are counted as one */
    static List<String> of(Pair pair, List<Measurement> measured, int minimum, boolean pools) {
        List<String> notes = new ArrayList<>();
        if (pair.absent()) {
            notes.add("the table has no such column: every value counts as missing");
        }
        faults(pair, notes);
        if (measured.isEmpty()) {
            notes.add(NOT_TESTED);
            return notes;
        }
        boolean few = measured.stream().anyMatch(m -> !m.done());
        if (few) {
            notes.add(pair.n() + " present values in the reference and " + pair.m() + " now, at least " + minimum
                    + " are needed on either side to compare their distributions");
        } else if (OwnTests.constant(pair)) {
            notes.add("constant: every present value is the same on both sides");
        } else if (pools && !pair.levels().isEmpty()) {
            List<String> pooled = LevelTests.pooled(pair);
            if (!pooled.isEmpty()) {
                notes.add("rare levels counted as one: " + names(pooled));
            }
        }
        return notes;
    }

    private static void faults(Pair pair, List<String> notes) {
        NewValues now = pair.currentNew();
        if (now.unseen() > 0) {
            String levels = now.levels().entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .limit(MOST_NAMES)
                    .map(e -> "'" + e.getKey() + "' (" + e.getValue() + ")")
                    .collect(Collectors.joining(", "));
            int more = now.levels().size() - MOST_NAMES;
            notes.add(now.unseen() + " values are levels that the schema does not list: " + levels
                    + (more > 0 ? " and others" : ""));
        }
        if (now.unreadable() > 0) {
            notes.add(now.unreadable() + " values are text where a number is expected"
                    + (pair.m() == 0 ? ": the column has changed its type" : ""));
        }
        if (now.outOfRange() > 0) {
            notes.add(now.outOfRange() + " values lie outside the range that the schema allows, or are not whole");
        }
    }

    private static String names(List<String> levels) {
        String first = levels.stream().limit(MOST_NAMES).map(l -> "'" + l + "'").collect(Collectors.joining(", "));
        return first + (levels.size() > MOST_NAMES ? " and " + (levels.size() - MOST_NAMES) + " more" : "");
    }
}
