package io.github.churn4j.servlet.drift;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.drift.alert.WebhookDriftListener;
import io.github.churn4j.drift.stream.DriftEpisode;
import io.github.churn4j.drift.stream.DriftSnapshot;
import io.github.churn4j.drift.stream.ScoreChange;
import io.github.churn4j.drift.stream.WindowSummary;
import io.github.churn4j.internal.json.Json;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a monitor knows as the document of {@code /drift}. What is not defined is null. */
final class DriftJson {

    private static final int MOST_EPISODES = 50;

    private final WatchedModel model;
    private final DriftSnapshot snapshot;
    private final List<WindowSummary> history;

    /** @param windows how many of the latest windows are told */
    DriftJson(WatchedModel model, int windows) {
        this.model = model;
        snapshot = model.snapshot();
        history = last(snapshot.history(), windows);
    }

    /** How the service was told to watch. */
    record Policy(int minimum, int rearm, BudgetChoice budget) {}

    private static <T> List<T> last(List<T> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    ObjectNode document(
            Policy policy, long unheard, Optional<ObjectNode> realised, Optional<WebhookDriftListener> webhook) {
        ObjectNode document = Json.object()
                .put("enabled", true)
                .put("model", model.name())
                .put("model_version", model.version())
                .put("as_of", snapshot.asOf().map(Object::toString).orElse(null))
                .put("verdict", snapshot.verdict().key());
        document.set("policy", policy(policy));
        document.set("counts", counts(unheard));
        document.putObject("reference").put("rows", model.referenceRows()).put("origin", model.referenceOrigin());
        document.set("latest", snapshot.latest().map(WindowJson::of).orElse(null));
        document.set("features", new FeatureJson(model.schema(), snapshot, history).all());
        ArrayNode windows = document.putArray("history");
        history.forEach(window -> windows.add(WindowJson.brief(window)));
        document.set("episodes", episodes());
        document.set("performance", PerformanceLine.of(history, realised, model.name(), model.version()));
        document.put("realised_kept", realised.isPresent());
        document.set("score_change", change(snapshot.scoreChange()));
        document.set("error_change", change(snapshot.errorChange()));
        webhook.ifPresent(w -> document.putObject("alerts")
                .put("delivered", w.delivered())
                .put("dropped", w.dropped())
                .put("failed", w.failed()));
        return document;
    }

    private ObjectNode policy(Policy policy) {
        ObjectNode node = Json.object()
                .put("window", snapshot.window().toString())
                .put("minimum", policy.minimum())
                .put("rearm", policy.rearm());
        SixDigits.put(node, "alpha", snapshot.alpha());
        node.putObject("budget")
                .put("chance", policy.budget().chance())
                .put("rows", policy.budget().rows());
        return node.put("guarantee", snapshot.guarantee());
    }

    private ObjectNode counts(long unheard) {
        return Json.object()
                .put("observed", snapshot.observed())
                .put("dropped", snapshot.dropped() + unheard)
                .put("late", snapshot.late())
                .put("capped", snapshot.capped())
                .put("refused", snapshot.refused())
                .put("filling", snapshot.filling());
    }

    private ArrayNode episodes() {
        ArrayNode episodes = Json.object().arrayNode();
        FieldNaming names = FieldNaming.of(model.schema());
        for (DriftEpisode episode : last(snapshot.episodes(), MOST_EPISODES)) {
            ObjectNode node = episodes.addObject()
                    .put("number", episode.number())
                    .put("opened", episode.opened().toString())
                    .put("closed", episode.closed().map(Object::toString).orElse(null))
                    .put("windows", episode.windows());
            ArrayNode alarms = node.putArray("alarms");
            for (DriftEpisode.Alarm alarm : episode.alarms()) {
                ObjectNode told = alarms.addObject()
                        .put("column", alarm.column())
                        .put("field", names.field(alarm.column()))
                        .put("test", alarm.test().key())
                        .put("windows", alarm.windows());
                SixDigits.put(told, "smallest_p_value", alarm.smallestP());
            }
        }
        return episodes;
    }

    private static @Nullable ObjectNode change(Optional<ScoreChange> change) {
        return change.map(c -> {
                    ObjectNode node = Json.object().put("at", c.at().toString()).put("row", c.row());
                    SixDigits.put(node, "before", c.before());
                    SixDigits.put(node, "after", c.after());
                    return node.put("changes", c.changes());
                })
                .orElse(null);
    }
}
