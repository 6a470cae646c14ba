package io.github.churn4j.registry;

import io.github.churn4j.ChurnException;
import io.github.churn4j.ModelSource;
import io.github.churn4j.ServedModel;
import io.github.churn4j.registry.store.StoreUnavailableException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Serves what an alias points at. Thread-safe. */
final class RegistryModelSource implements ModelSource {

    private static final System.Logger LOG = System.getLogger(RegistryModelSource.class.getName());
    private static final int MOST_VERSIONS = 1_000;
    private static final int LONGEST_ECHO = 20;

    private final ModelReference reference;
    private final Alias alias;
    private final String root;
    private final VersionLog versions;
    private final EventLog events;
    private final Resolver resolver;
    private final BundleShelf bundles;

    RegistryModelSource(
            String name,
            Alias alias,
            String root,
            VersionLog versions,
            EventLog events,
            Resolver resolver,
            BundleShelf bundles) {
        this.reference = ModelReference.of(name, alias);
        this.alias = alias;
        this.root = root;
        this.versions = versions;
        this.events = events;
        this.resolver = resolver;
        this.bundles = bundles;
    }

    @Override
    public String description() {
        return reference + " in " + root;
    }

    @Override
    public Optional<ServedModel> current(@Nullable ServedModel known) {
        return newest(known)
                .map(event -> event.event().aliases().get(alias))
                .map(state -> known != null && serves(known, state) ? known : load(state));
    }

    private Optional<EventDocument> newest(@Nullable ServedModel known) {
        try {
            return events.newest(reference.name());
        } catch (StoreUnavailableException e) {
            Optional<EventDocument> seen = known == null ? events.lastSeen(reference.name()) : Optional.empty();
            if (seen.isEmpty()) {
                throw e;
            }
            LOG.log(
                    Level.WARNING,
                    "{0} cannot be reached, serving what it pointed at after event {1} of {2} ({3})",
                    description(),
                    String.valueOf(seen.get().event().sequence()),
                    seen.get().event().time(),
                    e.getMessage());
            return seen;
        }
    }

    private static boolean serves(ServedModel known, AliasState state) {
        return known.version().equals(String.valueOf(state.version()))
                && known.model().sha256().equals(state.sha256());
    }

    private ServedModel load(AliasState state) {
        return served(resolver.version(reference.name(), alias, state));
    }

    private ServedModel served(ModelVersion version) {
        return new ServedModel(bundles.get(version), String.valueOf(version.number()), reference.toString());
    }

    @Override
    public List<String> versions() {
        int newest = versions.newest(reference.name());
        return IntStream.iterate(newest, number -> number >= 1, number -> number - 1)
                .limit(MOST_VERSIONS)
                .mapToObj(String::valueOf)
                .toList();
    }

    @Override
    public ServedModel load(String version) {
        if (version.length() > LONGEST_ECHO) {
            throw new ChurnException("versions of " + reference.name() + " are whole numbers");
        }
        int number;
        try {
            number = ModelNames.version(version);
        } catch (IllegalArgumentException e) {
            throw new ChurnException("versions of " + reference.name() + " are whole numbers", e);
        }
        return served(versions.ask(reference.name(), number));
    }
}
