package io.github.churn4j.maven.registry;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a version must pass before an alias is pointed at it.
 *
 * @param gates as the user wrote them; empty for the standard list
 * @param data labelled customers to measure on
 * @param separator the character between cells
 * @param maxRejected largest fraction of rows the schema may refuse, in [0, 1]
 * @param assertUnseen whether the user vouches that no model was trained on these customers
 */
public record GateRequest(
        Optional<String> gates, Optional<Path> data, char separator, double maxRejected, boolean assertUnseen) {

    private static final String NONE = "none";

    /** Whether the user wants none at all. */
    boolean none() {
        return gates.filter(text -> text.strip().equals(NONE)).isPresent();
    }
}
