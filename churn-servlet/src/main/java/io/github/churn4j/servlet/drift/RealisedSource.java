package io.github.churn4j.servlet.drift;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Tells how predictions came true, by period, where predictions and feedback are kept. */
@FunctionalInterface
public interface RealisedSource {

    /** The document of {@code /performance}; empty where nothing is kept or it cannot be told now. */
    Optional<ObjectNode> byDay();
}
