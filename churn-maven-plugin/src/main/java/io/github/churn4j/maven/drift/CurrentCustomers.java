package io.github.churn4j.maven.drift;

import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CsvSource;
import io.github.churn4j.data.JdbcSource;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.data.RowSource;
import io.github.churn4j.drift.DriftSample;
import io.github.churn4j.drift.performance.BusinessMetrics;
import io.github.churn4j.drift.performance.BusinessTally;
import io.github.churn4j.drift.report.PerformanceHistory;
import io.github.churn4j.evaluate.ProfitParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The current customers as they were read.
 *
 * @param sample what is compared
 * @param performance estimated and realised; empty where nobody was scored
 * @param business customers and money at risk; empty where nobody was scored
 * @param notes what is odd about their source, in sentences
 */
record CurrentCustomers(
        DriftSample sample,
        Optional<PerformanceHistory> performance,
        Optional<BusinessMetrics> business,
        List<String> notes) {

    CurrentCustomers {
        notes = List.copyOf(notes);
    }

    /**
     * Reads them.
     *
     * @param request with the columns of a customer's worth and of contacts
     * @throws io.github.churn4j.ChurnException if their source cannot be read or is of other customers
     * @throws IllegalArgumentException if there is no such column
     */
    static CurrentCustomers read(DriftRequest request, ChurnPredictor predictor) {
        return request.current() instanceof CurrentData.Journal journal
                ? journal(JournalCustomers.read(journal, predictor), predictor, request.valueColumn())
                : table(source(request.current()), predictor, request);
    }

    private static RowSource source(CurrentData current) {
        if (current instanceof CurrentData.Table csv) {
            return CsvSource.of(csv.file()).withSeparator(csv.separator());
        }
        CurrentData.Query query = (CurrentData.Query) current;
        return JdbcSource.of(new DatabaseUrl(query), query.sql()).withName("churn.query");
    }

    /** Reads it once: a database may have changed until the second time. */
    private static CurrentCustomers table(RowSource table, ChurnPredictor predictor, DriftRequest request) {
        ProfitParameters profit = TrainedProfit.of(predictor.model());
        TableOutcomes outcomes =
                new TableOutcomes(predictor.model(), profit, request.valueColumn(), request.contactedColumn());
        DriftSample sample = DriftSample.read(predictor, table, outcomes);
        if (sample.facts().scored() == 0) {
            return new CurrentCustomers(sample, Optional.empty(), Optional.empty(), List.of());
        }
        return new CurrentCustomers(
                sample,
                outcomes.chunks().history(predictor.model()),
                Optional.of(outcomes.tally().metrics()),
                List.of());
    }

    private static CurrentCustomers journal(JournalCustomers read, ChurnPredictor predictor, Optional<String> value) {
        double[] scores = predictor.probabilities(read.customers());
        DriftSample sample = DriftSample.of(read.customers()).withScores(scores);
        int worth =
                value.map(column -> worth(predictor.model().schema(), column)).orElse(-1);
        BusinessTally tally = BusinessTally.of(predictor.model().decision(), TrainedProfit.of(predictor.model()));
        for (int row = 0; row < scores.length; row++) {
            if (worth < 0) {
                tally.predicted(scores[row]);
            } else {
                tally.predicted(scores[row], read.customers().slot(row, worth));
            }
        }
        return new CurrentCustomers(
                sample,
                read.chunks().history(predictor.model()),
                Optional.of(tally.metrics()).filter(metrics -> metrics.customers() > 0),
                notes(read));
    }

    private static int worth(ChurnSchema schema, String column) {
        int slot = schema.slotOf(column).orElse(-1);
        if (slot < 0 || !(schema.features().get(slot) instanceof NumericFeature)) {
            throw new IllegalArgumentException("churn.valueColumn is \"" + column
                    + "\", expected a numeric feature of the model: a prediction log holds nothing else of a customer");
        }
        return slot;
    }

    private static List<String> notes(JournalCustomers read) {
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
        return notes;
    }

    private static String answers(JournalCustomers read) {
        List<String> parts = new ArrayList<>();
        read.answers().forEach((model, count) -> parts.add(model + " " + count));
        return parts.isEmpty() ? "" : " (answers by " + String.join(", ", parts) + ")";
    }
}
