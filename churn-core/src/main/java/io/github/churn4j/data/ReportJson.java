package io.github.churn4j.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** The JSON form of a validation report; the same report gives the same text. */
final class ReportJson {

    private static final int FORMAT_VERSION = 1;

    private ReportJson() {}

    static String write(ValidationReport report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
            json.writeStartObject();
            json.writeNumberField("formatVersion", FORMAT_VERSION);
            json.writeStringField("source", report.source());
            json.writeNumberField("rows", report.rows());
            json.writeNumberField("refusedRows", report.refusedRows());
            json.writeBooleanField("passed", report.passed());
            json.writeObjectFieldStart("counts");
            for (Map.Entry<Finding.Code, Long> count : report.counts().entrySet()) {
                json.writeNumberField(count.getKey().name(), count.getValue());
            }
            json.writeEndObject();
            json.writeArrayFieldStart("findings");
            for (Finding finding : report.findings()) {
                write(finding, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private static void write(Finding finding, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", finding.code().name());
        json.writeStringField("severity", finding.severity().name());
        if (finding.line() > 0) {
            json.writeNumberField("line", finding.line());
        }
        present(json, "column", finding.column());
        present(json, "value", finding.value());
        present(json, "expectation", finding.expectation());
        present(json, "remedy", finding.remedy());
        json.writeEndObject();
    }

    private static void present(JsonGenerator json, String field, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(field, value);
        }
    }
}
