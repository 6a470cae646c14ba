package io.github.churn4j.registry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Moves aliases: forward where gates and reviews allow, and back along what they were. */
final class Promoter {

    private final VersionLog versions;
    private final EventLog events;
    private final ReviewIndex reviews;
    private final Chronicler chronicler;

    Promoter(VersionLog versions, EventLog events, ReviewIndex reviews, Chronicler chronicler) {
        this.versions = versions;
        this.events = events;
        this.reviews = reviews;
        this.chronicler = chronicler;
    }

    /** Every call that returns has appended exactly one event, also one that moves aliases to where they are. */
    RegistryEvent promote(Promotion promotion) {
        String name = promotion.name();
        requireEvidence(promotion);
        return chronicler.append(name, promotion.signoff(), promotion.expected(), table -> {
            for (Move move : promotion.moves()) {
                check(promotion, move, table);
            }
            return new Change(
                    RegistryEvent.Kind.PROMOTED,
                    promotion.moves(),
                    Optional.empty(),
                    promotion.evidence(),
                    promotion.forced(),
                    table.moved(
                            promotion.moves(),
                            number -> versions.ask(name, number).sha256()));
        });
    }

    private static void requireEvidence(Promotion promotion) {
        List<GateResult> failed =
                promotion.evidence().stream().filter(result -> !result.passed()).toList();
        if (!failed.isEmpty() && !promotion.forced()) {
            throw new RefusedException(
                    promotion.name() + " is not promoted: "
                            + failed.stream()
                                    .map(result -> result.gate() + " failed (" + result.summary() + ")")
                                    .collect(Collectors.joining("; ")),
                    failed);
        }
    }

    private void check(Promotion promotion, Move move, AliasTable table) {
        String name = promotion.name();
        if (move.version().isEmpty()) {
            if (!table.states().containsKey(move.alias())) {
                throw new NotFoundException(name + " has no alias \"" + move.alias() + "\" to take away");
            }
            return;
        }
        int number = move.version().getAsInt();
        versions.ask(name, number);
        if (!promotion.forced() && rejected(name, number, table)) {
            throw new RefusedException(
                    name + "@" + number + " was rejected; approve it, choose another version, or force the promotion",
                    List.of());
        }
    }

    private boolean rejected(String name, int number, AliasTable table) {
        return reviews.after(name, number, table.sequence()).status() == Review.Status.REJECTED;
    }

    /** Brings an alias back; over rejected versions, and over states in which it pointed where it points now. */
    RegistryEvent rollback(String name, Alias alias, Signoff signoff) {
        return chronicler.append(name, signoff, OptionalLong.empty(), table -> {
            AliasState target = before(name, alias, table);
            return new Change(
                    RegistryEvent.Kind.ROLLED_BACK,
                    List.of(Move.of(alias, target.version())),
                    Optional.empty(),
                    List.of(),
                    false,
                    table.returned(alias, target));
        });
    }

    private AliasState before(String name, Alias alias, AliasTable table) {
        AliasState now = table.states().get(alias);
        if (now == null) {
            throw new NotFoundException(name + " has no alias \"" + alias + "\" to roll back");
        }
        for (long at = now.before(); at > 0; ) {
            AliasState state = events.get(name, at).event().aliases().get(alias);
            if (state == null) {
                break;
            }
            if (state.version() != now.version() && !rejected(name, state.version(), table)) {
                return state;
            }
            at = state.before() < at ? state.before() : 0; // only ever back, whatever a document says
        }
        throw new NotFoundException(name + "@" + alias + " has pointed at nothing before version " + now.version()
                + " that was not rejected; promote a version instead");
    }
}
