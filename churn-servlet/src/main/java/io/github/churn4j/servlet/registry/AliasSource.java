package io.github.churn4j.servlet.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.ModelSource;
import io.github.churn4j.ServedModel;
import io.github.churn4j.registry.Alias;
import io.github.churn4j.registry.AliasState;
import io.github.churn4j.registry.ModelReference;
import io.github.churn4j.registry.ModelRegistry;
import io.github.churn4j.registry.ModelVersion;
import io.github.churn4j.registry.RegistryEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an alias points at, and what the registry tells of it. That is read by whoever looks after another model, so that
 * telling it to callers costs no request to the store.
 */
final class AliasSource implements ModelSource {

    private static final System.Logger LOG = System.getLogger(AliasSource.class.getName());
    private static final long FRESH_NANOS = 30_000_000_000L;
    private static final int MOST = 4; // the model at work, the one before, and those chosen by hand

    private final ModelRegistry registry;
    private final String name;
    private final Alias alias;
    private final ModelSource source;
    private final Map<String, Told> told = new LinkedHashMap<>();

    AliasSource(ModelRegistry registry, String name, Alias alias) {
        this.registry = registry;
        this.name = name;
        this.alias = alias;
        source = registry.source(name, alias);
    }

    private record Told(ObjectNode document, long nanos) {}

    @Override
    public String description() {
        return source.description();
    }

    @Override
    public Optional<ServedModel> current(@Nullable ServedModel known) {
        Optional<ServedModel> offered = source.current(known);
        offered.ifPresent(served -> learn(served.version()));
        return offered;
    }

    @Override
    public List<String> versions() {
        return source.versions();
    }

    @Override
    public ServedModel load(String version) {
        ServedModel loaded = source.load(version);
        learn(loaded.version());
        return loaded;
    }

    @Override
    public void close() {
        source.close();
    }

    /** What the registry tells of a version that this source offered; empty where it could not be read yet. */
    synchronized Optional<ObjectNode> told(String version) {
        return Optional.ofNullable(told.get(version)).map(Told::document);
    }

    /** Lets everything be read anew at the next look. */
    synchronized void forget() {
        told.clear();
    }

    private void learn(String version) {
        if (isFresh(version)) {
            return;
        }
        try {
            ObjectNode document = read(Integer.parseInt(version));
            keep(version, new Told(document, System.nanoTime()));
        } catch (ChurnException | NumberFormatException e) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "version " + version + " is served, the registry tells nothing of it",
                    e);
        }
    }

    private synchronized boolean isFresh(String version) {
        Told before = told.get(version);
        return before != null && System.nanoTime() - before.nanos < FRESH_NANOS;
    }

    private synchronized void keep(String version, Told now) {
        told.remove(version);
        told.put(version, now);
        if (told.size() > MOST) {
            told.remove(told.keySet().iterator().next());
        }
    }

    private ObjectNode read(int number) {
        ModelVersion version = registry.resolve(ModelReference.of(name, number));
        Optional<AliasState> state =
                Optional.ofNullable(registry.aliases(name).get(alias)).filter(now -> now.version() == number);
        Optional<RegistryEvent> event = state.flatMap(
                now -> registry.history(name, now.since() + 1, 1).stream().findFirst());
        return RegistryJson.served(version, state.map(now -> alias), event);
    }
}
