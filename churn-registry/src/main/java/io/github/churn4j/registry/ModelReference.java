package io.github.churn4j.registry;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which version of a model is meant: a number, whatever an alias points at, or the newest; now or as of an instant.
 *
 * @param name the model's name, see {@link ModelNames}
 * @param version the number, at least 1, if one is named
 * @param alias the alias, if one is named; neither means the newest version
 * @param asOf the instant at which the alias, or the newest version, is looked at; empty for now
 */
public record ModelReference(String name, Optional<Integer> version, Optional<Alias> alias, Optional<Instant> asOf) {

    static final String LATEST = "latest";

    private static final Pattern FORM = Pattern.compile("([^@]+)@([^@]+)");

    public ModelReference {
        ModelNames.check(name);
        version.ifPresent(ModelNames::checkVersion);
        if (version.isPresent() && (alias.isPresent() || asOf.isPresent())) {
            throw new IllegalArgumentException("a version number says it all: neither alias nor instant beside it");
        }
    }

    /** What an alias points at now. */
    public static ModelReference of(String name, Alias alias) {
        return new ModelReference(name, Optional.empty(), Optional.of(alias), Optional.empty());
    }

    /** One version. */
    public static ModelReference of(String name, int version) {
        return new ModelReference(name, Optional.of(version), Optional.empty(), Optional.empty());
    }

    /** The newest version. */
    public static ModelReference latest(String name) {
        return new ModelReference(name, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, looked at as of an instant. */
    public ModelReference asOf(Instant instant) {
        return new ModelReference(name, version, alias, Optional.of(instant));
    }

    /**
     * Reads {@code bank-churn@champion}, {@code bank-churn@7} or {@code bank-churn@latest}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static ModelReference parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" names no version, expected name@alias, name@number or name@latest");
        }
        String name = form.group(1);
        String which = form.group(2);
        if (which.equals(LATEST)) {
            return latest(name);
        }
        return Character.isDigit(which.charAt(0)) ? of(name, ModelNames.version(which)) : of(name, new Alias(which));
    }

    /** {@code bank-churn@champion}, with {@code as of …} behind it if an instant is given. */
    @Override
    public String toString() {
        String which =
                version.map(String::valueOf).or(() -> alias.map(Alias::name)).orElse(LATEST);
        return name + "@" + which + asOf.map(instant -> " as of " + instant).orElse("");
    }
}
