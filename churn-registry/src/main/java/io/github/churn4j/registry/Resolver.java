package io.github.churn4j.registry;

import io.github.churn4j.registry.store.CorruptObjectException;
import java.util.Optional;

/** Finds which version a reference means. */
final class Resolver {

    private final VersionLog versions;
    private final EventLog events;

    Resolver(VersionLog versions, EventLog events) {
        this.versions = versions;
        this.events = events;
    }

    ModelVersion resolve(ModelReference reference) {
        if (reference.version().isPresent()) {
            return versions.ask(reference.name(), reference.version().get());
        }
        return reference.alias().isPresent()
                ? byAlias(reference, reference.alias().get())
                : newest(reference);
    }

    private ModelVersion newest(ModelReference reference) {
        String name = reference.name();
        if (reference.asOf().isPresent()) {
            return versions.asOf(name, reference.asOf().get())
                    .orElseThrow(() -> new NotFoundException("there is no " + reference));
        }
        return versions.ask(name, Math.max(1, versions.newest(name)));
    }

    private ModelVersion byAlias(ModelReference reference, Alias alias) {
        String name = reference.name();
        Optional<RegistryEvent> event = reference.asOf().isPresent()
                ? events.asOf(name, reference.asOf().get())
                : events.newest(name).map(EventDocument::event);
        AliasState state = AliasTable.after(event).states().get(alias);
        if (state == null) {
            throw new NotFoundException("there is no " + reference + "; "
                    + event.map(each -> "aliases then: " + each.aliases().keySet())
                            .orElse("no alias had been set"));
        }
        return version(name, alias, state);
    }

    /** The version an alias points at, which must be the one that was meant when it was pointed there. */
    ModelVersion version(String name, Alias alias, AliasState state) {
        ModelVersion version = versions.get(name, state.version()).version();
        if (!version.sha256().equals(state.sha256())) {
            throw new CorruptObjectException(
                    Layout.version(name, state.version()),
                    "its bundle is " + version.sha256() + ", alias \"" + alias + "\" was pointed at " + state.sha256());
        }
        return version;
    }
}
