package io.github.churn4j.servlet.registry;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the settings say of a registry.
 *
 * @param root a directory or {@code s3://bucket/prefix}
 * @param name the model's name
 * @param alias whose version answers
 * @param challengerAlias whose version scores in shadow, if one does
 * @param cache a directory for what was read
 * @param trustedKeys a file of public keys
 * @param signingKey a private key in PEM form that signs what this service decides
 * @param storeSettings a setting of the store, such as {@code churn.s3.endpoint}; null where it is not set
 */
public record RegistryOptions(
        String root,
        String name,
        String alias,
        Optional<String> challengerAlias,
        Optional<Path> cache,
        Optional<Path> trustedKeys,
        Optional<String> signingKey,
        Function<String, @Nullable String> storeSettings) {}
