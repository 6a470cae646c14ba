package io.github.churn4j.maven.registry;

import io.github.churn4j.registry.Alias;
import io.github.churn4j.registry.AliasState;
import io.github.churn4j.registry.ModelRegistry;
import io.github.churn4j.registry.NotFoundException;
import io.github.churn4j.registry.RegistryEvent;
import io.github.churn4j.registry.Signoff;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** Points an alias where it pointed before. */
public final class RollbackJob {

    private RollbackJob() {}

    /**
     * Runs the job.
     *
     * @param output the directory of {@code outcome.json}
     * @throws io.github.churn4j.ChurnException if there is nowhere to go back to
     */
    public static RegistryEvent run(
            ModelRegistry registry, String name, Alias alias, Signoff signoff, Path output, Consumer<String> console) {
        Map<Alias, AliasState> before = registry.aliases(name);
        AliasState from = before.get(alias);
        if (from == null) {
            throw new NotFoundException(
                    name + "@" + alias + " points nowhere, so there is nothing to roll back; aliases of " + name + ": "
                            + AliasLine.of(before));
        }
        RegistryEvent event = registry.rollback(name, alias, signoff);
        AliasState to = event.aliases().get(alias);
        String now = to == null ? "nothing" : String.valueOf(to.version());
        console.accept("Rolled back " + name + "@" + alias + ": " + from.version() + " → " + now);
        Events.tell(event, console);
        console.accept("Next: churn:review -Dchurn.name=" + name + " -Dchurn.version=" + from.version()
                + " -Dchurn.status=rejected -Dchurn.reason=<why> keeps version " + from.version()
                + " from being promoted again");
        Outcome outcome = Outcome.of("rollback", "rolled-back")
                .with("registry", registry.description())
                .with("name", name)
                .with("alias", alias.name())
                .with("from", from.version());
        if (to != null) {
            outcome.with("version", to.version()).with("sha256", to.sha256());
        }
        outcome.with("sequence", event.sequence()).write(output);
        return event;
    }
}
