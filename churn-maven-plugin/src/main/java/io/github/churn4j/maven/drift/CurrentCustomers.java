package io.github.churn4j.maven.drift;

import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.data.CsvSource;
import io.github.churn4j.data.JdbcSource;
import io.github.churn4j.data.RowSource;
import io.github.churn4j.drift.DriftSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The current customers as they were read.
 *
 * @param sample what is compared
 * @param table to be read again; empty for a journal
 * @param notes what is odd about their source, in sentences
 */
record CurrentCustomers(DriftSample sample, Optional<RowSource> table, List<String> notes) {

    CurrentCustomers {
        notes = List.copyOf(notes);
    }

    /**
     * Reads them.
     *
     * @throws io.github.churn4j.ChurnException if their source cannot be read or is of other customers
     */
    static CurrentCustomers read(CurrentData current, ChurnPredictor predictor) {
        if (current instanceof CurrentData.Journal journal) {
            return journal(JournalCustomers.read(journal, predictor.model().schema()), predictor);
        }
        RowSource table = table(current);
        return new CurrentCustomers(DriftSample.read(predictor, table), Optional.of(table), List.of());
    }

    private static RowSource table(CurrentData current) {
        return current instanceof CurrentData.Table csv
                ? CsvSource.of(csv.file()).withSeparator(csv.separator())
                : query((CurrentData.Query) current);
    }

    private static RowSource query(CurrentData.Query query) {
        return JdbcSource.of(new DatabaseUrl(query), query.sql()).withName("churn.query");
    }

    private static CurrentCustomers journal(JournalCustomers read, ChurnPredictor predictor) {
        List<String> notes = new ArrayList<>();
        notes.add(read.predictions() + " predictions of " + read.customers().size()
                + " customers, each of whom counts once, with the latest" + answers(read)
                + "; what the service refused at its door is not among them");
        if (read.foreign() > 0) {
            notes.add(read.foreign()
                    + " predictions are left out, being of customers as another schema has them; the first: "
                    + read.firstProblem());
        }
        if (read.broken() > 0) {
            notes.add(read.broken() + " lines of the log are no predictions and were left out");
        }
        DriftSample sample = DriftSample.of(read.customers()).withScores(predictor.probabilities(read.customers()));
        return new CurrentCustomers(sample, Optional.empty(), notes);
    }

    private static String answers(JournalCustomers read) {
        List<String> parts = new ArrayList<>();
        read.answers().forEach((model, count) -> parts.add(model + " " + count));
        return parts.isEmpty() ? "" : " (answers by " + String.join(", ", parts) + ")";
    }
}
