package io.github.churn4j.batch;

import com.fasterxml.jackson.core.io.NumberOutput;
import io.github.churn4j.Prediction;
import io.github.churn4j.data.CheckedRows;
import io.github.churn4j.data.CsvCells;
import io.github.churn4j.model.Decision;
import java.nio.file.Path;
import java.util.List;

/** Writes rows with the columns that a scoring adds. */
final class AnswerColumns {

    private static final List<String> NAMES = List.of("attrition_probability", "prediction", "status", "risk_level");

    private final char separator;
    private final List<String> names;
    private final String stays;
    private final String leaves;

    AnswerColumns(char separator, String prefix, Decision decision) {
        this.separator = separator;
        names = NAMES.stream().map(n -> prefix + n).toList();
        stays = cell(decision.stays());
        leaves = cell(decision.leaves());
    }

    private String cell(String text) {
        StringBuilder cell = new StringBuilder();
        CsvCells.append(cell, text, separator);
        return cell.toString();
    }

    /**
     * Makes sure that no column of the input would be there twice.
     *
     * @throws ScoringException naming the column and the remedy
     */
    void check(Path input, List<String> header) {
        for (String name : names) {
            if (header.contains(name)) {
                throw new ScoringException(
                        input,
                        "has a column '" + name + "' already, which the scoring would add; set a prefix for the added"
                                + " columns (churn.prefix), such as churn_");
            }
        }
    }

    void appendHeader(StringBuilder line, List<String> header) {
        for (String column : header) {
            CsvCells.append(line, column, separator);
            line.append(separator);
        }
        for (int i = 0; i < names.size(); i++) {
            if (i > 0) {
                line.append(separator);
            }
            CsvCells.append(line, names.get(i), separator);
        }
        line.append('\n');
    }

    /** The number's text is Jackson's, not {@link Double#toString}, whose digits changed between JDK 17 and 19. */
    void append(StringBuilder line, CheckedRows row, Prediction answer) {
        row.appendTo(line, separator);
        line.append(separator)
                .append(NumberOutput.toString(answer.attritionProbability(), true))
                .append(separator)
                .append(answer.churn() ? '1' : '0')
                .append(separator)
                .append(answer.churn() ? leaves : stays)
                .append(separator)
                .append(answer.riskLevel().label())
                .append('\n');
    }
}
