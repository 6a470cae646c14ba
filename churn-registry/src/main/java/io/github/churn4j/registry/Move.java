package io.github.churn4j.registry;

import java.util.OptionalInt;

/**
 * One alias that is to point elsewhere.
 *
 * @param alias the alias
 * @param version the version it shall point at; empty to take the alias away
 */
public record Move(Alias alias, OptionalInt version) {

    public Move {
        version.ifPresent(ModelNames::checkVersion);
    }

    /** The alias shall point at a version. */
    public static Move of(Alias alias, int version) {
        return new Move(alias, OptionalInt.of(version));
    }

    /** The alias shall be taken away. */
    public static Move removing(Alias alias) {
        return new Move(alias, OptionalInt.empty());
    }
}
