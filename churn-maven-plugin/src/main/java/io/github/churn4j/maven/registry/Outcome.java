package io.github.churn4j.maven.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.internal.io.AtomicFile;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.registry.GateResult;
import java.nio.file.Path;
import java.util.List;

/** What a goal came to, for scripts: the file {@code outcome.json} in the output directory. */
public final class Outcome {

    /** The file's name. */
    public static final String FILE = "outcome.json";

    private final ObjectNode root = Json.object();

    private Outcome() {}

    /** What came of a goal, in one word such as {@code promoted}. */
    public static Outcome of(String goal, String outcome) {
        Outcome result = new Outcome();
        result.root.put("goal", goal).put("outcome", outcome);
        return result;
    }

    public Outcome with(String key, String value) {
        root.put(key, value);
        return this;
    }

    public Outcome with(String key, long value) {
        root.put(key, value);
        return this;
    }

    public Outcome with(String key, boolean value) {
        root.put(key, value);
        return this;
    }

    /** For what has more than one level. */
    public ObjectNode object(String key) {
        return root.putObject(key);
    }

    public ArrayNode array(String key) {
        return root.putArray(key);
    }

    Outcome withGates(List<GateResult> gates) {
        ArrayNode array = root.putArray("gates");
        for (GateResult gate : gates) {
            ObjectNode node = array.addObject()
                    .put("gate", gate.gate())
                    .put("passed", gate.passed())
                    .put("summary", gate.summary());
            ObjectNode figures = node.putObject("figures");
            gate.figures().forEach(figures::put);
        }
        return this;
    }

    public void write(Path output) {
        AtomicFile.write(output.resolve(FILE), Json.write(root));
    }
}
