package io.github.churn4j.servlet.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.servlet.serving.ActiveModels;
import io.github.churn4j.servlet.serving.Serving;
import java.util.Optional;

/** The models at work as administrators are told of them, with what is wrong in full words. */
public final class AtWork {

    private AtWork() {}

    /** What is at work now. */
    public static ObjectNode json(ActiveModels models) {
        ObjectNode state = Json.object();
        put(state, "active", models.champion());
        state.put("pinned", models.pinned());
        put(state, "challenger", models.challenger());
        return state.put("challenger_pinned", models.challengerPinned())
                .put("trouble", models.trouble())
                .put("challenger_trouble", models.challengerTrouble());
    }

    private static void put(ObjectNode state, String name, Optional<Serving> serving) {
        state.putNull(name);
        serving.ifPresent(s -> state.putObject(name)
                .put("name", s.served().model().name())
                .put("version", s.served().version())
                .put("origin", s.served().origin())
                .put("since", s.since().toString()));
    }
}
