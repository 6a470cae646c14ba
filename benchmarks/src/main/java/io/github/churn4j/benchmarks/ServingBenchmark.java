package io.github.churn4j.benchmarks;

import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.Prediction;
import io.github.churn4j.ServedModel;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.data.Feature;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.servlet.json.AnswerWriter;
import io.github.churn4j.servlet.json.CustomerJson;
import io.github.churn4j.servlet.json.RecommendedActions;
import io.github.churn4j.servlet.json.RecordReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What the service does between a request's bytes and its answer's bytes, without HTTP: 19 fields as JSON, 300 trees of
 * depth 6. Every call serves another one of 1,024 customers.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ServingBenchmark {

    private static final int ROWS = 1024;
    private static final String ID = "01890a5d-ac96-774b-bcce-b302099a8057";

    private final ChurnModel model = BankCards.boosted(BankCards.platt());
    private final ChurnPredictor predictor = ChurnPredictor.of(model);
    private final RecordReader reader = new RecordReader(model.schema());
    private final AnswerWriter writer = new AnswerWriter(
            new ServedModel(model, "17", "a benchmark"),
            new RecommendedActions("No action needed.", "Get in touch soon.", "Call the customer now."));
    private final byte[][] bodies = Arrays.stream(BankCards.records(BankCards.customers(ROWS, 3)))
            .map(ServingBenchmark::body)
            .toArray(byte[][]::new);
    private final CustomerRecord[] records =
            Arrays.stream(bodies).map(b -> reader.read(b).record()).toArray(CustomerRecord[]::new);
    private int next;

    /** Numbers with three digits after the point, as data have them. */
    private static byte[] body(CustomerRecord customer) {
        StringBuilder json = new StringBuilder("{");
        for (Feature feature : customer.schema().features()) {
            String value = customer.text(feature.field());
            json.append(json.length() == 1 ? "\"" : ", \"")
                    .append(feature.field())
                    .append("\": ");
            if (feature instanceof NumericFeature) {
                json.append(Math.round(Double.parseDouble(value) * 1e3) / 1e3);
            } else {
                json.append('"').append(value).append('"');
            }
        }
        return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private int row() {
        return next++ & (ROWS - 1);
    }

    /** From body to answer. */
    @Benchmark
    public void serve(Blackhole hole) throws IOException {
        CustomerJson customer = reader.read(bodies[row()]);
        Prediction prediction = predictor.predict(customer.record());
        writer.write(prediction, ID, (bytes, length) -> hole.consume(length));
    }

    /** From body to record. */
    @Benchmark
    public CustomerJson readBody() {
        return reader.read(bodies[row()]);
    }

    /** From record to probability. */
    @Benchmark
    public double scoreRecord() {
        return predictor.probability(records[row()]);
    }

    /** From probability to answer. */
    @Benchmark
    public void writeAnswer(Blackhole hole) throws IOException {
        writer.write(predictor.answer((row() + .5) / ROWS), ID, (bytes, length) -> hole.consume(length));
    }

    /** From body to an answer with all reasons. */
    @Benchmark
    public void serveExplained(Blackhole hole) throws IOException {
        CustomerJson customer = reader.read(bodies[row()]);
        Prediction prediction = predictor.predict(customer.record());
        writer.write(prediction, ID, predictor.explain(customer.record()), 19, (bytes, length) -> hole.consume(length));
    }
}
