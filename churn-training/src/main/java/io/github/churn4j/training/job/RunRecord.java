package io.github.churn4j.training.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.internal.io.Sha256;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.training.TrainingResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** The facts of one run that must not change the model's bytes: when, where, how long; and what went in. */
final class RunRecord {

    private RunRecord() {}

    /** A hash over everything that decides the model. */
    static String inputs(TrainRequest request, String dataSha256) {
        TableRequest table = request.table();
        String schema = table.schema().map(DataFile::sha256).orElse("inferred");
        String all = String.join(
                        "\n",
                        dataSha256,
                        schema,
                        String.valueOf(table.label()),
                        String.valueOf(table.positive()),
                        String.valueOf(table.identifier()),
                        String.valueOf(table.group()),
                        String.valueOf(table.time()),
                        String.valueOf(table.exclude()),
                        String.valueOf(table.missingTokens()),
                        String.valueOf(table.separator()),
                        String.valueOf(request.codeRevision()),
                        request.configuration().toJson(),
                        String.valueOf(TrainingResult.libraries()))
                + request.dataVersion().map(version -> "\n" + version).orElse("")
                + (request.monitoring().isPresent() ? "\nmonitoring" : "");
        return Sha256.of(all.getBytes(StandardCharsets.UTF_8));
    }

    /** The model of the last run, if it had the same inputs and still lies where it was written. */
    static Optional<ChurnModel> unchanged(Path output, String inputs) {
        Path record = output.resolve(TrainJob.RUN);
        Path model = output.resolve(TrainJob.MODEL);
        if (!Files.isRegularFile(record) || !Files.isRegularFile(model)) {
            return Optional.empty();
        }
        try {
            JsonNode run = Json.read(Files.readString(record), record.toString());
            if (!run.path("inputs").asText().equals(inputs)) {
                return Optional.empty();
            }
            ChurnModel known = ChurnModel.read(model);
            return known.sha256().equals(run.path("model").asText()) ? Optional.of(known) : Optional.empty();
        } catch (ChurnException damaged) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + record, e);
        }
    }

    static String json(String inputs, TrainRequest request, TrainingResult result, Instant started, Instant ended) {
        ObjectNode root = Json.object();
        root.put("model", result.model().sha256());
        root.put("inputs", inputs);
        root.put("data", request.table().data().toAbsolutePath().toString());
        request.dataVersion()
                .ifPresent(version -> root.putObject("dataVersion")
                        .put("path", version.path())
                        .put("md5", version.md5())
                        .put("size", version.size()));
        root.put("started", started.toString()).put("ended", ended.toString());
        root.put("threads", request.threads());
        root.put("java", System.getProperty("java.vendor") + " " + System.getProperty("java.version"));
        root.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        ObjectNode seconds = root.putObject("seconds");
        result.durations().forEach((phase, time) -> seconds.put(phase, time.toMillis() / 1000.0));
        ArrayNode warnings = root.putArray("warnings");
        result.warnings().forEach(warnings::add);
        return Json.write(root);
    }
}
