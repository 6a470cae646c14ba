package io.github.churn4j.servlet;

import io.github.churn4j.servlet.http.BearerToken;
import io.github.churn4j.servlet.json.RecommendedActions;
import io.github.churn4j.servlet.page.FieldGroups;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
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
    /** The registry to serve from. */
    public static final Setting<String> REGISTRY = new Setting<>(
            "churn.registry",
            "",
            false,
            "The registry to serve from instead of a file: a directory or s3://bucket/prefix; needs churn-registry on the"
                    + " class path.",
            String::strip);
    /** The model's name in the registry. */
    public static final Setting<String> NAME =
            new Setting<>("churn.name", "", false, "The model's name in the registry.", String::strip);
    /** The alias whose version answers. */
    public static final Setting<String> ALIAS = new Setting<>(
            "churn.alias", "champion", false, "The registry's alias whose version answers.", String::strip);
    /** The alias whose version scores in shadow. */
    public static final Setting<String> CHALLENGER_ALIAS = new Setting<>(
            "churn.challenger-alias",
            "challenger",
            false,
            "The registry's alias whose version scores in shadow while it points at one; empty for none. A file of"
                    + " churn.challenger goes first.",
            String::strip);
    /** Where a copy of what was read from the registry is kept. */
    public static final Setting<Optional<Path>> REGISTRY_CACHE = new Setting<>(
            "churn.registry-cache",
            "",
            false,
            "A directory that keeps what was read from the registry, to start from it while the registry is away.",
            SettingValues::path);
    /** Whose signatures the registry must bear. */
    public static final Setting<Optional<Path>> REGISTRY_TRUSTED_KEYS = new Setting<>(
            "churn.registry-trusted-keys",
            "",
            false,
            "A file of public keys in PEM form; what none of them signed is not served.",
            SettingValues::path);
    /** What this service's own decisions are signed with. */
    public static final Setting<String> REGISTRY_SIGNING_KEY = new Setting<>(
            "churn.registry-signing-key",
            "",
            true,
            "The Ed25519 private key in PEM form that signs promotions made through this service.",
            String::strip);
    /** The file of the key that this service's own decisions are signed with. */
    public static final Setting<Optional<Path>> REGISTRY_SIGNING_KEY_FILE = new Setting<>(
            "churn.registry-signing-key-file",
            "",
            false,
            "A file that holds that key; the environment's key goes first.",
            SettingValues::path);
    /** Who may read the registry's lists. */
    public static final Setting<String> MODELS = new Setting<>(
            "churn.models",
            "open",
            false,
            "Who may read the registry's versions and history: open (everybody), token (the administrator) or off"
                    + " (nobody).",
            SettingValues.oneOf("open", "token", "off"));
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
    /** The administration's token. */
    public static final Setting<Optional<BearerToken>> ADMIN_TOKEN = new Setting<>(
            "churn.admin-token",
            "",
            true,
            "The token for administration, 16 characters or more; without one administration is off.",
            text -> text.isBlank() ? Optional.empty() : Optional.of(BearerToken.of(text)));
    /** The file of the administration's token. */
    public static final Setting<Optional<Path>> ADMIN_TOKEN_FILE = new Setting<>(
            "churn.admin-token-file",
            "",
            false,
            "A file that holds the token for administration; the environment's token goes first.",
            SettingValues::path);
    /** Predictions that wait for listeners. */
    public static final Setting<Integer> FEED_CAPACITY = new Setting<>(
            "churn.feed-capacity",
            "8192",
            false,
            "Predictions that may wait for the challenger, the journal and listeners; more are dropped and counted.",
            SettingValues.whole(2, 1 << 20));
    /** Whether requests are logged. */
    public static final Setting<String> ACCESS_LOG = new Setting<>(
            "churn.access-log",
            "off",
            false,
            "One line per request to the logger io.github.churn4j.access: off, on, or address to name the client too.",
            SettingValues.oneOf("off", "on", "address"));
    /** What to do with customers of low risk. */
    public static final Setting<String> ACTION_LOW = new Setting<>(
            "churn.action.low",
            "No action needed; serve the customer as usual.",
            false,
            "The recommended action in answers of low risk.",
            String::strip);
    /** What to do with customers of medium risk. */
    public static final Setting<String> ACTION_MEDIUM = new Setting<>(
            "churn.action.medium",
            "Get in touch with the customer soon and ask how satisfied they are.",
            false,
            "The recommended action in answers of medium risk.",
            String::strip);
    /** What to do with customers of high risk. */
    public static final Setting<String> ACTION_HIGH = new Setting<>(
            "churn.action.high",
            "Call the customer now and offer what your retention rules allow.",
            false,
            "The recommended action in answers of high risk.",
            String::strip);
    /** Records of a batch. */
    public static final Setting<Integer> MAX_BATCH = new Setting<>(
            "churn.max-batch",
            "1000000",
            false,
            "Records of one batch; the first ones are answered, the last answer tells that there were more.",
            SettingValues.whole(1, Integer.MAX_VALUE));
    /** Bytes of a request of the Open Inference Protocol. */
    public static final Setting<Integer> MAX_INFER_BODY = new Setting<>(
            "churn.max-infer-body",
            "16777216",
            false,
            "Bytes of a request to /v2/models/{name}/infer, which is read as a whole; larger ones get 413.",
            SettingValues.whole(1_024, 256 << 20));
    /** Where predictions are kept. */
    public static final Setting<Optional<Path>> JOURNAL = new Setting<>(
            "churn.journal",
            "",
            false,
            "A directory to keep predictions in, with the customers' values; nothing is kept unless it is set.",
            SettingValues::path);
    /** Bytes of predictions that are kept. */
    public static final Setting<Long> JOURNAL_MAX_BYTES = new Setting<>(
            "churn.journal-max-bytes",
            "1073741824",
            false,
            "Bytes of predictions that are kept; the oldest are deleted.",
            SettingValues.bytes(1 << 20, 1L << 50));
    /** Time for which predictions are kept. */
    public static final Setting<Duration> JOURNAL_RETENTION = new Setting<>(
            "churn.journal-retention",
            "30d",
            false,
            "How long predictions are kept, a day more at most.",
            SettingValues::duration);
    /** Who may send feedback. */
    public static final Setting<String> FEEDBACK = new Setting<>(
            "churn.feedback",
            "token",
            false,
            "Who may send feedback: token (the administrator's), open (everybody) or off (nobody).",
            SettingValues.oneOf("token", "open", "off"));
    /** Where feedback is kept as a file. */
    public static final Setting<Optional<Path>> FEEDBACK_DIR = new Setting<>(
            "churn.feedback-dir",
            "",
            false,
            "A directory to keep feedback in; without it and without a database, feedback below churn.journal.",
            SettingValues::path);
    /** The database that keeps feedback. */
    public static final Setting<String> FEEDBACK_JDBC_URL = new Setting<>(
            "churn.feedback-jdbc-url",
            "",
            false,
            "The JDBC URL of a database to keep feedback in, without a password.",
            String::strip);
    /** Who connects to that database. */
    public static final Setting<String> FEEDBACK_JDBC_USER =
            new Setting<>("churn.feedback-jdbc-user", "", false, "The user of the feedback database.", String::strip);
    /** The password for that database. */
    public static final Setting<String> FEEDBACK_JDBC_PASSWORD = new Setting<>(
            "churn.feedback-jdbc-password", "", true, "The password of the feedback database.", text -> text);
    /** A pool of connections to keep feedback by. */
    public static final Setting<String> FEEDBACK_DATASOURCE = new Setting<>(
            "churn.feedback-datasource",
            "",
            false,
            "The JNDI name of a DataSource to keep feedback in, such as java:comp/env/jdbc/feedback.",
            String::strip);
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
    public static final List<Setting<?>> ALL = Stream.of(
                    List.<Setting<?>>of(
                            MODEL,
                            CHALLENGER,
                            REGISTRY,
                            NAME,
                            ALIAS,
                            CHALLENGER_ALIAS,
                            REGISTRY_CACHE,
                            REGISTRY_TRUSTED_KEYS,
                            REGISTRY_SIGNING_KEY,
                            REGISTRY_SIGNING_KEY_FILE,
                            MODELS,
                            WATCH,
                            PAGE,
                            PAGE_GROUPS,
                            ACTION_LOW,
                            ACTION_MEDIUM,
                            ACTION_HIGH,
                            MAX_IN_FLIGHT,
                            MAX_BODY,
                            BODY_TIMEOUT,
                            MAX_BATCH,
                            MAX_INFER_BODY,
                            DRAIN,
                            ADMIN_TOKEN,
                            ADMIN_TOKEN_FILE,
                            JOURNAL,
                            JOURNAL_MAX_BYTES,
                            JOURNAL_RETENTION,
                            FEEDBACK,
                            FEEDBACK_DIR,
                            FEEDBACK_JDBC_URL,
                            FEEDBACK_JDBC_USER,
                            FEEDBACK_JDBC_PASSWORD,
                            FEEDBACK_DATASOURCE),
                    DriftSettings.ALL,
                    List.<Setting<?>>of(FEED_CAPACITY, ACCESS_LOG, REGISTER))
            .flatMap(List::stream)
            .toList();

    /** What the settings of the registry's store begin with; they are read by the store itself. */
    static final String STORE_PREFIX = "churn.s3.";

    private final Map<String, Object> values;
    private final Function<String, @Nullable String> storeSettings;

    private ServiceSettings(Map<String, Object> values, Function<String, @Nullable String> storeSettings) {
        this.values = Map.copyOf(values);
        this.storeSettings = storeSettings;
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
        return new ServiceSettings(values, key -> lookUp(key, properties, environment, initParams));
    }

    private static @Nullable String lookUp(
            String key,
            Function<String, @Nullable String> properties,
            Function<String, @Nullable String> environment,
            Function<String, @Nullable String> initParams) {
        String text = properties.apply(key);
        if (text == null) {
            text = environment.apply(Setting.environment(key));
        }
        return text == null ? initParams.apply(key) : text;
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

    /** A setting of the registry's store, such as {@code churn.s3.endpoint}, looked up as all are; null if not set. */
    @Nullable
    String storeSetting(String key) {
        return storeSettings.apply(key);
    }

    /** The texts of {@link #ACTION_LOW}, {@link #ACTION_MEDIUM} and {@link #ACTION_HIGH}. */
    RecommendedActions actions() {
        return new RecommendedActions(get(ACTION_LOW), get(ACTION_MEDIUM), get(ACTION_HIGH));
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
        return new ServiceSettings(changed, storeSettings);
    }
}
