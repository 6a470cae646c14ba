package io.github.churn4j.data;

import io.github.churn4j.data.FieldProblem.Code;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What binary and categorical features share: a fixed list of levels, matched by their exact text. */
final class Levels {

    private static final int LISTED = 12;

    private Levels() {}

    static Map<String, Integer> positions(
            String column, List<String> levels, MissingPolicy missing, UnseenPolicy unseen) {
        if (levels.size() < 2) {
            throw new IllegalArgumentException("feature '" + column + "' has " + levels.size()
                    + " level(s), expected at least 2; exclude the column");
        }
        if (unseen == UnseenPolicy.AS_MISSING && missing == MissingPolicy.REJECT) {
            throw new IllegalArgumentException(
                    "feature '" + column
                            + "': unseen values cannot count as missing while missing values are refused; choose IMPUTE or IMPUTE_AND_FLAG");
        }
        Map<String, Integer> positions = new HashMap<>();
        for (String level : levels) {
            if (level.isBlank() || !level.equals(level.strip())) {
                throw new IllegalArgumentException("feature '" + column + "': level \"" + level
                        + "\" is blank or has blanks around it; name the level without them");
            }
            if (positions.put(level, positions.size()) != null) {
                throw new IllegalArgumentException(
                        "feature '" + column + "': level \"" + level + "\" is listed twice; list each level once");
            }
        }
        return Map.copyOf(positions);
    }

    static double parse(Feature feature, Map<String, Integer> positions, UnseenPolicy unseen, String text) {
        Integer position = positions.get(text);
        if (position == null) {
            String trimmed = text.strip();
            if (trimmed.isEmpty()) {
                return Double.NaN;
            }
            position = positions.get(trimmed);
            if (position == null) {
                if (unseen == UnseenPolicy.AS_MISSING) {
                    return Double.NaN;
                }
                throw unseen(feature, trimmed);
            }
        }
        return position;
    }

    static void check(Feature feature, int count, double slot) {
        if (!Double.isNaN(slot) && !(slot >= 0 && slot < count && slot == Math.rint(slot))) {
            throw unseen(feature, Decimals.format(slot));
        }
    }

    static InvalidValueException unseen(Feature feature, String value) {
        return new InvalidValueException(new FieldProblem(
                Code.UNSEEN_CATEGORY,
                feature.column(),
                value,
                feature.expectation(),
                "correct the value, or add the level to the schema and train again"));
    }

    static String list(List<String> levels) {
        String shown = levels.stream().limit(LISTED).map(l -> "\"" + l + "\"").collect(Collectors.joining(", "));
        return levels.size() <= LISTED ? shown : shown + " and " + (levels.size() - LISTED) + " more";
    }
}
