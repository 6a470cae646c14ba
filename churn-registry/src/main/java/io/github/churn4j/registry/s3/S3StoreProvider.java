package io.github.churn4j.registry.s3;

import io.github.churn4j.registry.store.ObjectStore;
import io.github.churn4j.registry.store.StoreException;
import io.github.churn4j.registry.store.StoreProvider;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens {@code s3://bucket/prefix}. Loads without the AWS SDK and says what to add where it is missing. */
public final class S3StoreProvider implements StoreProvider {

    private static final List<String> NEEDED = List.of(
            "software.amazon.awssdk.services.s3.S3Client", "software.amazon.awssdk.http.apache5.Apache5HttpClient");

    /** For {@link java.util.ServiceLoader}. */
    public S3StoreProvider() {}

    @Override
    public Optional<ObjectStore> open(String root, Function<String, @Nullable String> settings) {
        return S3Root.parse(root).map(parsed -> {
            S3Settings read = S3Settings.of(settings);
            checkSdk(root);
            return S3Store.open(parsed, read);
        });
    }

    private static void checkSdk(String root) {
        try {
            for (String name : NEEDED) {
                Class.forName(name, false, S3StoreProvider.class.getClassLoader());
            }
        } catch (ClassNotFoundException e) {
            throw new StoreException(
                    "\"" + root + "\" needs the AWS SDK, which is not on the class path; add the dependencies"
                            + " software.amazon.awssdk:s3 and software.amazon.awssdk:apache5-client",
                    e);
        }
    }
}
