package io.github.churn4j.registry.s3;

import io.github.churn4j.registry.store.StoreException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@link S3Settings} from text. */
final class SettingReader {

    private static final String PREFIX = "churn.s3.";
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m)");

    private final Function<String, @Nullable String> settings;

    SettingReader(Function<String, @Nullable String> settings) {
        this.settings = settings;
    }

    S3Settings read() {
        S3Settings read = S3Settings.withDefaults();
        read = with(read, "endpoint", (old, text) -> old.withEndpoint(address(text)));
        read = with(read, "region", (old, text) -> old.withRegion(name(text)));
        read = with(read, "profile", S3Settings::withProfile);
        read = with(read, "path-style", (old, text) -> old.withPathStyle(truth(text)));
        read = with(read, "checksums", (old, text) -> old.withChecksums(checksums(text)));
        read = with(read, "encryption", (old, text) -> old.withEncryption(Encryption.parse(text)));
        read = with(read, "timeout", (old, text) -> old.withTimeout(duration(text)));
        read = with(read, "tries", (old, text) -> old.withTries(whole(text)));
        return with(read, "anonymous", (old, text) -> old.withAnonymous(truth(text)));
    }

    private S3Settings with(S3Settings old, String name, BiFunction<S3Settings, String, S3Settings> change) {
        Optional<String> text = Optional.ofNullable(settings.apply(PREFIX + name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
        try {
            return text.map(value -> change.apply(old, value)).orElse(old);
        } catch (IllegalArgumentException e) {
            throw new StoreException(PREFIX + name + " cannot be used: " + e.getMessage());
        }
    }

    /** The text stays out of messages: somebody may have put a password into it. */
    private static URI address(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("it is no address, expected one such as https://minio.example:9000", e);
        }
    }

    private static String name(String text) {
        if (!text.matches("[A-Za-z0-9-]{1,50}")) {
            throw wrong(text, "a region such as eu-central-1");
        }
        return text;
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(text, "true or false");
        };
    }

    private static S3Settings.Checksums checksums(String text) {
        return switch (text) {
            case "required" -> S3Settings.Checksums.REQUIRED;
            case "supported" -> S3Settings.Checksums.SUPPORTED;
            default -> throw wrong(text, "required or supported");
        };
    }

    private static int whole(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw wrong(text, "a whole number in [1, 20]");
        }
        return Integer.parseInt(text);
    }

    private static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw wrong(text, "a duration such as 500ms, 30s or 2m");
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            default -> Duration.ofMinutes(count);
        };
    }

    private static IllegalArgumentException wrong(String text, String expected) {
        String shown = text.length() <= 50 ? text : text.substring(0, 50) + "…";
        return new IllegalArgumentException("it is \"" + shown + "\", expected " + expected);
    }
}
