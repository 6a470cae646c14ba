package io.github.churn4j.maven.registry;

import io.github.churn4j.registry.Signoff;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What to publish.
 *
 * @param model the bundle
 * @param name the name in the registry; empty for the bundle's own
 * @param tags to put on the version
 * @param signoff who, and why
 */
public record RegisterRequest(Path model, Optional<String> name, Map<String, String> tags, Signoff signoff) {}
