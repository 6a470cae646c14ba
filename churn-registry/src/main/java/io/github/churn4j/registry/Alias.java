package io.github.churn4j.registry;

import java.util.regex.Pattern;

/**
 * A name for whichever version plays a part now, such as {@link #CHAMPION}.
 *
 * @param name a lower-case letter, then up to 49 lower-case letters, digits and dashes; not {@code latest}
 */
public record Alias(String name) implements Comparable<Alias> {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,49}");

    /** The version that answers. */
    public static final Alias CHAMPION = new Alias("champion");

    /** The version that scores in its shadow. */
    public static final Alias CHALLENGER = new Alias("challenger");

    public Alias {
        if (!FORM.matcher(name).matches() || name.equals(ModelReference.LATEST)) {
            throw new IllegalArgumentException("alias is \"" + name
                    + "\", expected a lower-case letter and up to 49 lower-case letters, digits and dashes, and not \""
                    + ModelReference.LATEST + "\"");
        }
    }

    @Override
    public int compareTo(Alias other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
