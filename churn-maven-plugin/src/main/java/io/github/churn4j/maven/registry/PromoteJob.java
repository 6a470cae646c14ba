package io.github.churn4j.maven.registry;

import io.github.churn4j.registry.Alias;
import io.github.churn4j.registry.AliasState;
import io.github.churn4j.registry.ConflictException;
import io.github.churn4j.registry.GateResult;
import io.github.churn4j.registry.ModelRegistry;
import io.github.churn4j.registry.Move;
import io.github.churn4j.registry.Promotion;
import io.github.churn4j.registry.RefusedException;
import io.github.churn4j.registry.RegistryEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Points aliases at versions that pass the gates, all aliases or none. */
public final class PromoteJob {

    private static final int TRIES = 5;

    private final ModelRegistry registry;
    private final String name;
    private final PromoteRequest request;
    private final Path output;
    private final Consumer<String> console;

    private PromoteJob(
            ModelRegistry registry, String name, PromoteRequest request, Path output, Consumer<String> console) {
        this.registry = registry;
        this.name = name;
        this.request = request;
        this.output = output;
        this.console = console;
    }

    /**
     * Runs the job.
     *
     * @param output the directory of {@code outcome.json}
     * @throws RefusedException if a gate failed or a version was rejected; nothing is moved then
     * @throws ConflictException if something else was done meanwhile
     * @throws io.github.churn4j.ChurnException if a version is not there, or the gates cannot be asked
     */
    public static void run(
            ModelRegistry registry, String name, PromoteRequest request, Path output, Consumer<String> console) {
        new PromoteJob(registry, name, request, output, console).run();
    }

    private void run() {
        Standing before = Standing.of(registry, name);
        request.expected().ifPresent(expected -> before.require(expected, name));
        List<Move> moves = moves();
        if (moves.stream().allMatch(before::holds)) {
            console.accept("Nothing to do: " + name + " has " + AliasLine.of(before.aliases()));
            outcome("unchanged", before.aliases(), List.of()).write(output);
            return;
        }
        List<GateResult> evidence = new ArrayList<>();
        if (!request.gates().none()) {
            for (Move move : moves) {
                evidence.addAll(gates(move, before, moves.size() > 1));
            }
        }
        RegistryEvent event = promote(moves, before, evidence);
        moves.forEach(move -> console.accept(
                "Promoted " + name + "@" + move.alias() + ": " + before.told(move.alias()) + " → " + told(move)));
        Events.tell(event, console);
        Alias first = moves.get(0).alias();
        console.accept("Services that watch " + name + "@" + first + " follow within seconds. Back again:"
                + " churn:rollback -Dchurn.name=" + name + " -Dchurn.alias=" + first);
        outcome("promoted", event.aliases(), evidence)
                .with("sequence", event.sequence())
                .with("forced", event.forced())
                .write(output);
    }

    private List<Move> moves() {
        List<Move> moves = new ArrayList<>();
        request.moves()
                .forEach((alias, which) -> moves.add(
                        which.isEmpty()
                                ? Move.removing(alias)
                                : Move.of(
                                        alias,
                                        registry.resolve(Which.of(name, which, "churn.version"))
                                                .number())));
        return moves;
    }

    private static String told(Move move) {
        return move.version().isPresent() ? String.valueOf(move.version().getAsInt()) : "taken away";
    }

    private List<GateResult> gates(Move move, Standing before, boolean several) {
        if (move.version().isEmpty() || before.holds(move)) {
            return List.of();
        }
        return new GateCheck(registry, name, request.gates(), console).run(move, before.version(move.alias()), several);
    }

    /** What was done meanwhile does no harm where the aliases still point where the gates saw them. */
    private RegistryEvent promote(List<Move> moves, Standing before, List<GateResult> evidence) {
        Standing seen = before;
        for (int tries = 1; ; tries++) {
            OptionalLong expected = request.expected().isPresent() || evidence.isEmpty()
                    ? request.expected()
                    : OptionalLong.of(seen.sequence());
            try {
                return registry.promote(
                        new Promotion(name, moves, expected, request.signoff(), evidence, request.force()));
            } catch (RefusedException e) {
                outcome("refused", before.aliases(), evidence)
                        .with("reason", String.valueOf(e.getMessage()))
                        .write(output);
                throw e;
            } catch (ConflictException e) {
                seen = Standing.of(registry, name);
                if (request.expected().isPresent() || tries == TRIES || !seen.same(before, moves)) {
                    throw e;
                }
            }
        }
    }

    private Outcome outcome(String what, Map<Alias, AliasState> aliases, List<GateResult> evidence) {
        Outcome outcome = Outcome.of("promote", what)
                .with("registry", registry.description())
                .with("name", name);
        var now = outcome.object("aliases");
        aliases.forEach((alias, state) -> now.put(alias.name(), state.version()));
        return outcome.withGates(evidence);
    }
}
