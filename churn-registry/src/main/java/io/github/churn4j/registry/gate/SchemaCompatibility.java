package io.github.churn4j.registry.gate;

import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.registry.GateResult;
import java.util.List;

/**
 * Whoever calls the champion can call the candidate with the same requests and understands its answers: no feature is
 * newly needed or gone, none takes less than before, and outcomes keep their names. Needs no rows.
 */
public final class SchemaCompatibility implements Gate {

    private static final int LISTED = 12;

    private SchemaCompatibility() {}

    /** The gate. */
    public static SchemaCompatibility withDefaults() {
        return new SchemaCompatibility();
    }

    @Override
    public String name() {
        return "schema";
    }

    @Override
    public GateResult check(GateContext context) {
        Verdict verdict = new Verdict(this);
        if (context.champion().isEmpty()) {
            return verdict.of(true, "no champion to compare with");
        }
        List<String> breaks = breaks(context.champion().get(), context.candidate());
        verdict.figure("breaks", breaks.size());
        if (breaks.isEmpty()) {
            return verdict.of(true, "callers of the champion can call the candidate");
        }
        String rest = breaks.size() > LISTED ? "; and " + (breaks.size() - LISTED) + " more" : "";
        return verdict.failed("callers of the champion break: "
                + String.join("; ", breaks.subList(0, Math.min(LISTED, breaks.size()))) + rest);
    }

    /** What a caller of the one trips over when the other answers. */
    static List<String> breaks(ChurnModel champion, ChurnModel candidate) {
        return new SchemaBreaks(champion, candidate).list();
    }
}
