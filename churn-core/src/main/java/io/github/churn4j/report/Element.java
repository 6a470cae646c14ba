package io.github.churn4j.report;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A builder of one HTML or SVG element, for markup that the ready-made blocks do not cover.
 *
 * <p>Only harmless elements are known (no script, style, frame or embedded object); event handlers and inline styles are
 * refused; addresses may be relative or use http, https or mailto. Not safe to share between threads; {@link #html()} is.
 */
public final class Element {
    private static final Set<String> VOID = Set.of("br", "hr", "img", "input", "wbr", "col");
    private static final Set<String> SVG_LEAVES = Set.of("rect", "line", "circle", "path", "use", "ellipse");
    private static final Set<String> CONTAINERS = Set.of(
            ("a abbr article aside b bdi bdo blockquote button caption cite code colgroup dd del details dfn div dl dt em"
                            + " fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header i ins kbd label legend li"
                            + " main mark meter nav ol optgroup option output p pre progress q s samp section select small"
                            + " span strong sub summary sup table tbody td textarea tfoot th thead time tr u ul var svg g"
                            + " text tspan title desc defs")
                    .split(" "));
    private static final Pattern ATTRIBUTE = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]*");
    private static final Set<String> ADDRESSES =
            Set.of("href", "src", "action", "formaction", "cite", "data", "poster");
    private static final Set<String> FORBIDDEN = Set.of("style", "srcdoc", "srcset", "ping", "background");
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");

    private final String name;
    private final StringBuilder attributes = new StringBuilder();
    private final StringBuilder content = new StringBuilder();

    private Element(String name) {
        this.name = name;
    }

    /**
     * Starts an element.
     *
     * @throws IllegalArgumentException if {@code name} is not one of the harmless elements
     */
    public static Element named(String name) {
        if (!VOID.contains(name) && !SVG_LEAVES.contains(name) && !CONTAINERS.contains(name)) {
            throw new IllegalArgumentException("element '" + name + "' is not one a report may hold; use a plain HTML"
                    + " or SVG element without behaviour");
        }
        return new Element(name);
    }

    /**
     * Sets an attribute.
     *
     * @throws IllegalArgumentException if the name is no plain attribute (an event handler, say) or the address has a
     *     scheme other than http, https and mailto
     */
    public Element attr(String attribute, String value) {
        String lower = attribute.toLowerCase(Locale.ROOT);
        if (!ATTRIBUTE.matcher(attribute).matches() || lower.startsWith("on") || FORBIDDEN.contains(lower)) {
            throw new IllegalArgumentException("attribute '" + attribute + "' of <" + name
                    + "> could carry behaviour or style; use a class or a plain attribute");
        }
        if (ADDRESSES.contains(lower)) {
            requireHarmlessAddress(attribute, value);
        }
        attributes
                .append(' ')
                .append(attribute)
                .append("=\"")
                .append(Html.escape(value))
                .append('"');
        return this;
    }

    /** Sets a numeric attribute, rounded to a tenth: coordinates in CSS pixels. */
    public Element attr(String attribute, double value) {
        return attr(attribute, Pixels.of(value));
    }

    /** Appends text. */
    public Element text(String text) {
        return add(Html.text(text));
    }

    /** Appends markup. */
    public Element add(Html... children) {
        for (Html child : children) {
            content.append(child.markup());
        }
        return this;
    }

    /** Appends a finished child. */
    public Element add(Element child) {
        return add(child.html());
    }

    /** The element as markup. */
    public Html html() {
        String open = "<" + name + attributes;
        boolean closesItself = VOID.contains(name) || SVG_LEAVES.contains(name);
        return new Html(closesItself && content.length() == 0 ? open + "/>" : open + ">" + content + "</" + name + ">");
    }

    private void requireHarmlessAddress(String attribute, String value) {
        int colon = value.indexOf(':');
        int relative = indexOfAny(value, "/?#");
        boolean hasScheme = colon >= 0 && (relative < 0 || colon < relative);
        if (hasScheme && !SCHEMES.contains(value.substring(0, colon).toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("attribute '" + attribute + "' of <" + name + "> is \"" + value
                    + "\", expected a relative, http, https or mailto address");
        }
    }

    private static int indexOfAny(String value, String stops) {
        for (int i = 0; i < value.length(); i++) {
            if (stops.indexOf(value.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }
}
