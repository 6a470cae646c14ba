package io.github.churn4j.servlet.drift;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.Feature;
import java.util.HashMap;
import java.util.Map;

/** Columns as requests spell them; the score keeps its name. Immutable. */
final class FieldNaming {

    private final Map<String, String> fields;

    private FieldNaming(Map<String, String> fields) {
        this.fields = Map.copyOf(fields);
    }

    static FieldNaming of(ChurnSchema schema) {
        Map<String, String> fields = new HashMap<>();
        for (Feature feature : schema.features()) {
            fields.put(feature.column(), feature.field());
        }
        return new FieldNaming(fields);
    }

    String field(String column) {
        return fields.getOrDefault(column, column);
    }
}
