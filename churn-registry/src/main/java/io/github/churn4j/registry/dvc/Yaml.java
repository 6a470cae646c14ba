package io.github.churn4j.registry.dvc;

import java.util.List;
import java.util.Map;

/** A value in a YAML document, as far as DVC's files need it. */
sealed interface Yaml {

    /**
     * A scalar; what is not quoted is a text as well.
     *
     * @param value its text, empty for nothing
     */
    record Text(String value) implements Yaml {}

    /** A sequence. */
    record Sequence(List<Yaml> items) implements Yaml {}

    /**
     * A mapping in the order of the file.
     *
     * @param fields values by key
     * @param lines the number of the line of each key, from 0, by key
     * @param end the number of the line behind its last
     */
    record Mapping(Map<String, Yaml> fields, Map<String, Integer> lines, int end) implements Yaml {}
}
