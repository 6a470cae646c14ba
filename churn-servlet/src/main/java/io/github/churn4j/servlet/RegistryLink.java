package io.github.churn4j.servlet;

import io.github.churn4j.servlet.registry.RegisteredModels;
import io.github.churn4j.servlet.registry.RegistryOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens the registry that the settings name. Nothing of it is loaded where they name none. */
final class RegistryLink {

    private static final int LARGEST_KEY = 1 << 16;
    private static final String MODULE = "io.github.churn4j.registry.ModelRegistry";

    private RegistryLink() {}

    /**
     * The registry's models; null where none is configured.
     *
     * @throws IllegalArgumentException if a file is configured as well, the module is missing, or a setting is not
     *     understood
     * @throws io.github.churn4j.ChurnException if the registry's root cannot be used
     */
    static @Nullable RegisteredModels open(ServiceSettings settings, Clock clock) {
        String root = settings.get(ServiceSettings.REGISTRY);
        if (root.isEmpty()) {
            return null;
        }
        settings.get(ServiceSettings.MODEL).ifPresent(file -> {
            throw new IllegalArgumentException(ServiceSettings.MODEL.key() + " is \"" + file + "\" and "
                    + ServiceSettings.REGISTRY.key() + " is \"" + root
                    + "\", expected one of them; leave the one to serve"
                    + " from");
        });
        requireModule(root);
        return RegisteredModels.open(options(root, settings), clock);
    }

    private static void requireModule(String root) {
        try {
            Class.forName(MODULE, false, RegistryLink.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    ServiceSettings.REGISTRY.key() + " is \"" + root
                            + "\" and the module that reads registries is missing; put io.github.churn4j:churn-registry on the"
                            + " class path, and for s3:// software.amazon.awssdk:s3 and apache5-client too",
                    e);
        }
    }

    private static RegistryOptions options(String root, ServiceSettings settings) {
        return new RegistryOptions(
                root,
                settings.get(ServiceSettings.NAME),
                settings.get(ServiceSettings.ALIAS),
                Optional.of(settings.get(ServiceSettings.CHALLENGER_ALIAS)).filter(alias -> !alias.isEmpty()),
                settings.get(ServiceSettings.REGISTRY_CACHE),
                settings.get(ServiceSettings.REGISTRY_TRUSTED_KEYS),
                signingKey(settings),
                settings::storeSetting);
    }

    private static Optional<String> signingKey(ServiceSettings settings) {
        return Optional.of(settings.get(ServiceSettings.REGISTRY_SIGNING_KEY))
                .filter(key -> !key.isEmpty())
                .or(() ->
                        settings.get(ServiceSettings.REGISTRY_SIGNING_KEY_FILE).map(RegistryLink::read));
    }

    private static String read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LARGEST_KEY), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    ServiceSettings.REGISTRY_SIGNING_KEY_FILE.key() + " is \"" + file + "\", which cannot be read (" + e
                            + ")",
                    e);
        }
    }
}
