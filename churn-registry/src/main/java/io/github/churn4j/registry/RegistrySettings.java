package io.github.churn4j.registry;

import io.github.churn4j.ChurnException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The settings of a registry, whatever its store. */
final class RegistrySettings {

    static final String CACHE = "churn.registry-cache";
    static final String SIGNING_KEY_FILE = "churn.registry-signing-key-file";
    static final String SIGNING_KEY = "churn.registry-signing-key";
    static final String TRUSTED_KEYS = "churn.registry-trusted-keys";

    private static final int LARGEST_FILE = 1 << 20;

    private RegistrySettings() {}

    static ModelRegistry.Builder apply(Function<String, @Nullable String> settings, ModelRegistry.Builder builder) {
        try {
            String cache = value(settings, CACHE);
            if (cache != null) {
                builder.cache(Path.of(cache));
            }
            String key = value(settings, SIGNING_KEY);
            String keyFile = value(settings, SIGNING_KEY_FILE);
            if (key != null) {
                builder.signer(Signer.ofPem(key));
            } else if (keyFile != null) {
                builder.signer(Signer.ofPem(read(SIGNING_KEY_FILE, keyFile)));
            }
            String trusted = value(settings, TRUSTED_KEYS);
            if (trusted != null) {
                builder.trusted(TrustedKeys.ofPem(read(TRUSTED_KEYS, trusted)));
            }
            return builder;
        } catch (RuntimeException e) {
            builder.store.close();
            throw e;
        }
    }

    private static @Nullable String value(Function<String, @Nullable String> settings, String name) {
        String value = settings.apply(name);
        return value == null || value.isBlank() ? null : value;
    }

    private static String read(String setting, String file) {
        try {
            Path path = Path.of(file);
            if (Files.size(path) > LARGEST_FILE) {
                throw new ChurnException(setting + " names " + file + ", which is too large for keys");
            }
            return Files.readString(path, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new ChurnException(setting + " names " + file + ", which cannot be read (" + e + ")", e);
        }
    }
}
