package io.github.churn4j.report;

import java.util.List;

/**
 * A piece of markup that is safe by construction: the only ways to make one are to escape a text or to put pieces into
 * an {@link Element}, so a column named {@code <script>} can never become a tag.
 *
 * <p>The markup is well-formed both as HTML and as XML. Characters that XML forbids (most control characters, lone
 * surrogates) become U+FFFD. Immutable; equal when the markup is equal.
 */
public final class Html implements Block {
    /** No markup at all. */
    public static final Html EMPTY = new Html("");

    private final String markup;

    /** For this package's writers only; {@code markup} must already be escaped. */
    Html(String markup) {
        this.markup = markup;
    }

    /** A text, escaped for use between tags and inside quoted attributes. */
    public static Html text(String text) {
        return new Html(escape(text));
    }

    /** Pieces one after the other. */
    public static Html join(Html... parts) {
        return join(List.of(parts));
    }

    /** Pieces one after the other. */
    public static Html join(List<Html> parts) {
        StringBuilder all = new StringBuilder();
        parts.forEach(part -> all.append(part.markup));
        return new Html(all.toString());
    }

    /** A paragraph of plain text. */
    public static Html paragraph(String text) {
        return paragraph(text(text));
    }

    /** A paragraph. */
    public static Html paragraph(Html... content) {
        return Element.named("p").add(content).html();
    }

    /** Important words. */
    public static Html strong(String text) {
        return Element.named("strong").text(text).html();
    }

    /** Stressed words. */
    public static Html emphasis(String text) {
        return Element.named("em").text(text).html();
    }

    /** Something to type or a literal value. */
    public static Html code(String text) {
        return Element.named("code").text(text).html();
    }

    /** A name from the data, kept apart from its surroundings so that right-to-left script does not reorder them. */
    public static Html name(String name) {
        return Element.named("bdi").text(name).html();
    }

    /**
     * A link.
     *
     * @throws IllegalArgumentException if {@code href} is neither relative nor http, https or mailto
     */
    public static Html link(String href, String text) {
        return Element.named("a")
                .attr("href", href)
                .attr("rel", "noopener noreferrer")
                .text(text)
                .html();
    }

    /** A bulleted list. */
    public static Html list(Html... items) {
        Element list = Element.named("ul");
        for (Html item : items) {
            list.add(Element.named("li").add(item));
        }
        return list.html();
    }

    /** This piece's text as it goes into a page. */
    public String markup() {
        return markup;
    }

    @Override
    public Html html() {
        return this;
    }

    boolean isEmpty() {
        return markup.isEmpty();
    }

    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> escape(c, safe));
        return safe.toString();
    }

    private static void escape(int c, StringBuilder out) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            case '\r' -> out.append(' ');
            case '\n', '\t' -> out.append("&#").append(c).append(';');
            default -> out.appendCodePoint(allowedInXml(c) ? c : 0xFFFD);
        }
    }

    private static boolean allowedInXml(int c) {
        return (c >= 0x20 && c < 0x7F) || (c >= 0xA0 && c < 0xD800) || (c >= 0xE000 && c <= 0xFFFD) || isAstral(c);
    }

    private static boolean isAstral(int c) {
        return c >= 0x10000 && (c & 0xFFFE) != 0xFFFE;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Html that && markup.equals(that.markup);
    }

    @Override
    public int hashCode() {
        return markup.hashCode();
    }

    @Override
    public String toString() {
        return markup;
    }
}
