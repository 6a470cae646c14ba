package io.github.churn4j.data;

import io.github.churn4j.data.DataException.Code;
import java.util.List;

/** Profiles every column of a table in one pass. */
final class TableProfile {

    private TableProfile() {}

    static List<ColumnProfile> of(RowSource source, int maxLevels, List<String> missingTokens) {
        LevelIndex tokens = new LevelIndex(missingTokens);
        try (TextRows rows = source.open()) {
            List<ColumnProfile> columns = rows.header().stream()
                    .map(name -> new ColumnProfile(name, maxLevels))
                    .toList();
            long usable = 0;
            while (rows.next()) {
                if (rows.row().size() == columns.size()) {
                    usable++;
                    add(columns, rows.row(), tokens);
                }
            }
            if (usable == 0) {
                throw new DataException(
                        Code.MALFORMED,
                        source.name(),
                        "no row has as many cells as the header (" + columns.size() + "); check churn.separator");
            }
            return columns;
        }
    }

    private static void add(List<ColumnProfile> columns, TextRow row, LevelIndex tokens) {
        char[] chars = row.chars();
        for (int i = 0; i < columns.size(); i++) {
            int from = row.from(i);
            int to = row.to(i);
            int length = to - from;
            while (from < to && Blanks.blank(chars[from])) {
                from++;
            }
            while (from < to && Blanks.blank(chars[to - 1])) {
                to--;
            }
            if (from == to || (!tokens.isEmpty() && tokens.find(chars, from, to - from) >= 0)) {
                columns.get(i).addBlank();
            } else {
                columns.get(i).add(chars, from, to - from, to - from < length, row.line());
            }
        }
    }
}
