package io.github.churn4j.servlet.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.RiskLevel;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.Exchange;
import io.github.churn4j.servlet.serving.ActiveModels;
import io.github.churn4j.servlet.serving.Serving;
import io.github.churn4j.servlet.serving.ShadowReport;
import io.github.churn4j.servlet.serving.ShadowScorer;
import java.io.IOException;
import java.util.List;

/** {@code GET /challenger}: how the model in shadow agrees with the one that answers. */
public final class ChallengerEndpoint implements Endpoint {

    private final ActiveModels models;
    private final ShadowScorer shadow;

    /** Tells of these models as this scorer compared them. */
    public ChallengerEndpoint(ActiveModels models, ShadowScorer shadow) {
        this.models = models;
        this.shadow = shadow;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        exchange.json(200, document());
    }

    /** The document, also a part of others; {@code {"challenger": null}} where none is at work. */
    public ObjectNode document() {
        ObjectNode document = Json.object();
        Serving challenger = models.challenger().orElse(null);
        if (challenger == null) {
            document.putNull("challenger");
            return document;
        }
        document.putObject("challenger")
                .put("name", challenger.served().model().name())
                .put("version", challenger.served().version())
                .put("since", challenger.since().toString());
        shadow.report().ifPresent(r -> comparison(document.putObject("comparison"), r));
        return document;
    }

    private static void comparison(ObjectNode to, ShadowReport report) {
        to.put("champion_version", report.champion())
                .put("since", report.since().toString())
                .put("compared", report.compared())
                .put("incomparable", report.incomparable())
                .put("mean_difference", report.meanDifference())
                .put("max_difference", report.maxDifference())
                .put("different_decisions", report.differentDecisions())
                .put(
                        "different_share",
                        report.compared() == 0 ? 0 : (double) report.differentDecisions() / report.compared());
        report.correlation().ifPresent(c -> to.put("correlation", c));
        ArrayNode names = to.putArray("risk_levels");
        for (RiskLevel level : RiskLevel.values()) {
            names.add(level.label());
        }
        ArrayNode rows = to.putArray("risk_confusion");
        for (List<Long> row : report.levels()) {
            ArrayNode cells = rows.addArray();
            row.forEach(cells::add);
        }
    }
}
