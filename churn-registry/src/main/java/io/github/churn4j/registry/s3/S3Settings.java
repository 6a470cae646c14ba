package io.github.churn4j.registry.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a bucket is reached. Holds no secret: credentials come from the SDK's default chain (environment, system
 * properties, profile, role of the container or machine), or there are none.
 *
 * @param endpoint the server, for servers other than Amazon's; else the region tells
 * @param region where the bucket is; unless told, what the SDK finds, and us-east-1 where an endpoint is set
 * @param profile of the SDK's configuration files; the default one unless told
 * @param pathStyle whether the bucket stands in the path rather than in the host name; where an endpoint is set unless
 *     told
 * @param checksums when the SDK sends and verifies checksums of its own; where it must unless told
 * @param encryption what the server encrypts with; the bucket's default unless told
 * @param timeout of one request, to which one second is added for every mebibyte sent; 30 s unless told
 * @param tries of one request, in [1, 20]; 4 unless told
 * @param anonymous whether requests are not signed
 */
public record S3Settings(
        Optional<URI> endpoint,
        Optional<String> region,
        Optional<String> profile,
        Optional<Boolean> pathStyle,
        Checksums checksums,
        Encryption encryption,
        Duration timeout,
        int tries,
        boolean anonymous) {

    /** When the SDK sends and verifies checksums of its own. */
    public enum Checksums {
        /** Where the protocol asks for them. Every server takes that. */
        REQUIRED,
        /** Always; some servers refuse what is sent then. */
        SUPPORTED
    }

    private static final S3Settings DEFAULTS = new S3Settings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Checksums.REQUIRED,
            Encryption.BUCKET_DEFAULT,
            Duration.ofSeconds(30),
            4,
            false);

    /** @throws IllegalArgumentException if a value is out of its range */
    public S3Settings {
        endpoint.ifPresent(S3Settings::checkEndpoint);
        if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("timeout is " + timeout + ", expected 1 ms to 1 h");
        }
        if (tries < 1 || tries > 20) {
            throw new IllegalArgumentException("tries is " + tries + ", expected [1, 20]");
        }
    }

    private static void checkEndpoint(URI endpoint) {
        boolean http = "http".equalsIgnoreCase(endpoint.getScheme()) || "https".equalsIgnoreCase(endpoint.getScheme());
        if (!http || endpoint.getHost() == null) {
            throw new IllegalArgumentException("endpoint is not an http or https address with a host");
        }
        if (endpoint.getUserInfo() != null) {
            throw new IllegalArgumentException("endpoint holds a user; credentials belong into the environment");
        }
    }

    /** What holds unless told otherwise. */
    public static S3Settings withDefaults() {
        return DEFAULTS;
    }

    /**
     * The defaults with what is set of {@code churn.s3.endpoint}, {@code .region}, {@code .profile},
     * {@code .path-style}, {@code .checksums}, {@code .encryption}, {@code .timeout}, {@code .tries} and
     * {@code .anonymous}.
     *
     * @param settings the value of a setting, null where it is not set
     * @throws io.github.churn4j.registry.store.StoreException naming the setting that cannot be used
     */
    public static S3Settings of(Function<String, @Nullable String> settings) {
        return new SettingReader(settings).read();
    }

    /** These settings with a server other than Amazon's. */
    public S3Settings withEndpoint(URI value) {
        return new S3Settings(
                Optional.of(value), region, profile, pathStyle, checksums, encryption, timeout, tries, anonymous);
    }

    /** These settings with a region. */
    public S3Settings withRegion(String value) {
        return new S3Settings(
                endpoint, Optional.of(value), profile, pathStyle, checksums, encryption, timeout, tries, anonymous);
    }

    /** These settings with a profile. */
    public S3Settings withProfile(String value) {
        return new S3Settings(
                endpoint, region, Optional.of(value), pathStyle, checksums, encryption, timeout, tries, anonymous);
    }

    /** These settings with the bucket in the path, or in the host name. */
    public S3Settings withPathStyle(boolean value) {
        return new S3Settings(
                endpoint, region, profile, Optional.of(value), checksums, encryption, timeout, tries, anonymous);
    }

    /** These settings with other checksums. */
    public S3Settings withChecksums(Checksums value) {
        return new S3Settings(endpoint, region, profile, pathStyle, value, encryption, timeout, tries, anonymous);
    }

    /** These settings with an encryption. */
    public S3Settings withEncryption(Encryption value) {
        return new S3Settings(endpoint, region, profile, pathStyle, checksums, value, timeout, tries, anonymous);
    }

    /** These settings with another timeout. */
    public S3Settings withTimeout(Duration value) {
        return new S3Settings(endpoint, region, profile, pathStyle, checksums, encryption, value, tries, anonymous);
    }

    /** These settings with another number of tries. */
    public S3Settings withTries(int value) {
        return new S3Settings(endpoint, region, profile, pathStyle, checksums, encryption, timeout, value, anonymous);
    }

    /** These settings without credentials, for buckets that are open to everybody, or with them. */
    public S3Settings withAnonymous(boolean value) {
        return new S3Settings(endpoint, region, profile, pathStyle, checksums, encryption, timeout, tries, value);
    }

    /** Whether the bucket stands in the path: servers other than Amazon's seldom have a host name for each bucket. */
    boolean inPath() {
        return pathStyle.orElse(endpoint.isPresent());
    }
}
