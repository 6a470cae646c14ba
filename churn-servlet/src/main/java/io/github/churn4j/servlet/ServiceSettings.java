package io.github.churn4j.servlet;

import io.github.churn4j.servlet.page.FieldGroups;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the service behaves. Each setting comes from a system property, else the environment, else an init-param, else has
 * its default; secrets come from the environment only. Immutable.
 */
public final class ServiceSettings {

    /** The bundle to serve. */
    public static final Setting<Optional<Path>> MODEL = new Setting<>(
            "churn.model", "", false, "The model bundle to serve; watched for changes.", SettingValues::path);
    /** The bundle that scores in shadow. */
    public static final Setting<Optional<Path>> CHALLENGER = new Setting<>(
            "churn.challenger",
            "",
            false,
            "A second bundle that scores the same requests in shadow, off the response path.",
            SettingValues::path);
    /** How often the source is looked at. */
    public static final Setting<Duration> WATCH = new Setting<>(
            "churn.watch",
            "2s",
            false,
            "How often the model's source is looked at for another model; 0 never.",
            SettingValues::duration);
    /** Requests at work at once. */
    public static final Setting<Integer> MAX_IN_FLIGHT = new Setting<>(
            "churn.max-in-flight",
            "150",
            false,
            "Requests that may be at work at once; above, 503 with Retry-After. Keep it below the container's threads,"
                    + " so that health checks are always answered.",
            SettingValues.whole(1, 100_000));
    /** Bytes of a body that is read as a whole. */
    public static final Setting<Integer> MAX_BODY = new Setting<>(
            "churn.max-body",
            "65536",
            false,
            "Bytes of a request body that is read as a whole; larger ones get 413. Batches are streamed and not bounded by"
                    + " it.",
            SettingValues.whole(1_024, 64 << 20));
    /** Time for a body. */
    public static final Setting<Duration> BODY_TIMEOUT = new Setting<>(
            "churn.body-timeout",
            "10s",
            false,
            "How long a request's body may take to arrive; slower ones get 408.",
            SettingValues::duration);
    /** Time for requests to end when the service stops. */
    public static final Setting<Duration> DRAIN = new Setting<>(
            "churn.drain",
            "10s",
            false,
            "How long a stopping service waits for requests at work.",
            SettingValues::duration);
    /** Whether the web page is served. */
    public static final Setting<Boolean> PAGE = new Setting<>(
            "churn.page", "true", false, "Whether the web page is served at the root.", SettingValues::yesNo);
    /** How the form's fields are grouped. */
    public static final Setting<FieldGroups> PAGE_GROUPS = new Setting<>(
            "churn.page-groups",
            "",
            false,
            "How the web page groups the fields of its form, as Title=field,field;Title=field; by the words in their names"
                    + " unless told.",
            FieldGroups::of);
    /** Whether a jar in a host application registers itself. */
    public static final Setting<Boolean> REGISTER = new Setting<>(
            "churn.register",
            "true",
            false,
            "Whether the jar registers itself under /churn/* in a host application; as init-param, a context parameter.",
            SettingValues::yesNo);

    /** Every setting, in the order of the table. */
    public static final List<Setting<?>> ALL = List.of(
            MODEL, CHALLENGER, WATCH, MAX_IN_FLIGHT, MAX_BODY, BODY_TIMEOUT, DRAIN, PAGE, PAGE_GROUPS, REGISTER);

    private final Map<String, Object> values;

    private ServiceSettings(Map<String, Object> values) {
        this.values = Map.copyOf(values);
    }

    /** All defaults. */
    public static ServiceSettings withDefaults() {
        return from(key -> null, key -> null, key -> null);
    }

    /**
     * System property, then environment, then init-param.
     *
     * @param initParams the value of an init-param, null if it is not set
     * @throws IllegalArgumentException if a value is not understood, naming key, value and expectation
     */
    public static ServiceSettings fromEnvironment(Function<String, @Nullable String> initParams) {
        return from(System::getProperty, System::getenv, initParams);
    }

    static ServiceSettings from(
            Function<String, @Nullable String> properties,
            Function<String, @Nullable String> environment,
            Function<String, @Nullable String> initParams) {
        Map<String, Object> values = new HashMap<>();
        for (Setting<?> setting : ALL) {
            String text = setting.secret() ? null : properties.apply(setting.key());
            if (text == null) {
                text = environment.apply(setting.environment());
            }
            if (text == null && !setting.secret()) {
                text = initParams.apply(setting.key());
            }
            values.put(setting.key(), parse(setting, text == null ? setting.fallback() : text));
        }
        return new ServiceSettings(values);
    }

    private static Object parse(Setting<?> setting, String text) {
        Object value = setting.parse(text);
        if (value == null) {
            throw new IllegalStateException(setting.key() + " has no value");
        }
        return value;
    }

    /** The value of a setting. */
    @SuppressWarnings("unchecked") // parsed by the setting itself
    public <T> T get(Setting<T> setting) {
        Object value = values.get(setting.key());
        if (value == null) {
            throw new IllegalArgumentException("there is no setting " + setting.key());
        }
        return (T) value;
    }

    /**
     * The same settings but for one.
     *
     * @param text as a property would hold it
     * @throws IllegalArgumentException if it is not understood
     */
    public ServiceSettings with(Setting<?> setting, String text) {
        Map<String, Object> changed = new HashMap<>(values);
        changed.put(setting.key(), parse(setting, text));
        return new ServiceSettings(changed);
    }
}
