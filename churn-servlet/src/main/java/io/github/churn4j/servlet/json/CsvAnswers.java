package io.github.churn4j.servlet.json;

import com.fasterxml.jackson.core.io.NumberOutput;
import io.github.churn4j.Prediction;
import io.github.churn4j.Reason;
import io.github.churn4j.data.CsvCells;
import io.github.churn4j.servlet.http.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * Answers as rows of a CSV table with commas, one for each customer; where a customer has a problem, its answer's cells
 * are empty and the last two tell the problem's code and detail.
 */
public final class CsvAnswers implements BatchAnswers {

    private static final String FULL =
            "index,customer_id,attrition_probability,retention_probability,prediction,status,risk_level,prediction_id,"
                    + "model,model_version,threshold,recommended_action,";
    private static final String SHORT = "attrition_probability,prediction,status,risk_level,";
    private static final String ERROR = "error_code,error\n";

    private final OutputStream out;
    private final boolean full;
    private final boolean header;
    private final boolean reasons;
    private final StringBuilder text = new StringBuilder();

    private CsvAnswers(OutputStream out, boolean full, boolean header, boolean reasons) {
        this.out = out;
        this.full = full;
        this.header = header;
        this.reasons = reasons;
    }

    /** All columns under a header, and one of reasons where wanted. */
    public static CsvAnswers full(OutputStream out, boolean reasons) {
        return new CsvAnswers(out, true, true, reasons);
    }

    /** Probability, prediction, status and risk level only, under a header or without one. */
    public static CsvAnswers brief(OutputStream out, boolean header, boolean reasons) {
        return new CsvAnswers(out, false, header, reasons);
    }

    @Override
    public void begin() throws IOException {
        if (header) {
            text.append(full ? FULL : SHORT).append(reasons ? "reasons," : "").append(ERROR);
        }
    }

    @Override
    public void prediction(BatchAnswer answer) throws IOException {
        Prediction prediction = answer.prediction();
        if (full) {
            text.append(answer.index()).append(',');
            cell(answer.reference());
        }
        number(prediction.attritionProbability());
        if (full) {
            number(prediction.retentionProbability());
        }
        text.append(prediction.label()).append(',');
        cell(prediction.status());
        cell(prediction.riskLevel().label());
        if (full) {
            cell(answer.id());
            cell(answer.model());
            cell(answer.version());
            number(prediction.threshold());
            cell(answer.action());
        }
        if (reasons) {
            cell(
                    answer.explanation() == null
                            ? ""
                            : answer.explanation().top(answer.top()).stream()
                                    .map(Reason::toString)
                                    .collect(Collectors.joining("; ")));
        }
        text.append(",\n");
        spill();
    }

    @Override
    public void error(long index, String reference, Problem problem) throws IOException {
        if (full) {
            text.append(index).append(',');
            cell(reference);
        }
        text.append(",".repeat((full ? 10 : 4) + (reasons ? 1 : 0)));
        cell(problem.code());
        CsvCells.append(text, problem.detail(), ',');
        text.append('\n');
        spill();
    }

    /** The number's text is Jackson's, not {@link Double#toString}, whose digits changed between JDK 17 and 19. */
    private void number(double value) {
        text.append(NumberOutput.toString(value, true)).append(',');
    }

    private void cell(String value) {
        CsvCells.append(text, value, ',');
        text.append(',');
    }

    private void spill() throws IOException {
        if (text.length() > 4096) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
            text.setLength(0);
        }
    }

    @Override
    public void flush() throws IOException {
        if (text.length() > 0) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
            text.setLength(0);
        }
        out.flush();
    }

    @Override
    public void end() throws IOException {
        flush();
    }
}
