package io.github.churn4j.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A whole page: title, key figures, contents and sections, in one file that needs no network, no script and no font.
 *
 * <p>The page is HTML 5 that is well-formed XML too. Its Content-Security-Policy allows its own style sheet, by hash, and
 * nothing else. The same content gives the same bytes. Immutable and safe to share between threads.
 */
public final class HtmlReport {
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");

    private final Builder content;

    private HtmlReport(Builder content) {
        this.content = content;
    }

    /** Starts a report. */
    public static Builder titled(String title) {
        return new Builder(title);
    }

    /** Collects the parts of a report in reading order. Not safe to share between threads. */
    public static final class Builder {
        private final String title;
        private final List<Html> facts = new ArrayList<>();
        private final List<KeyFigure> keyFigures = new ArrayList<>();
        private final List<Block> lead = new ArrayList<>();
        private final List<Section> sections = new ArrayList<>();
        private String kicker = "";
        private String subtitle = "";
        private String footer = "";
        private String language = "en";

        private Builder(String title) {
            this.title = title;
        }

        private Builder(Builder other) {
            this(other.title);
            facts.addAll(other.facts);
            keyFigures.addAll(other.keyFigures);
            lead.addAll(other.lead);
            sections.addAll(other.sections);
            kicker = other.kicker;
            subtitle = other.subtitle;
            footer = other.footer;
            language = other.language;
        }

        /** The kind of report, in a word or two above the title. */
        public Builder kicker(String text) {
            kicker = text;
            return this;
        }

        /** A sentence below the title: the finding. */
        public Builder subtitle(String text) {
            subtitle = text;
            return this;
        }

        /** A named fact in the line below: data, rows, seed, version. */
        public Builder fact(String name, String value) {
            facts.add(Element.named("div")
                    .add(Element.named("dt").text(name))
                    .add(Element.named("dd").text(value))
                    .html());
            return this;
        }

        /** The next big number. */
        public Builder keyFigure(KeyFigure figure) {
            keyFigures.add(figure);
            return this;
        }

        /** A block between the key figures and the first section: a warning about the whole report, say. */
        public Builder lead(Block block) {
            lead.add(block);
            return this;
        }

        /** The next section. */
        public Builder section(Section section) {
            sections.add(section);
            return this;
        }

        /** The last line: what made the report. */
        public Builder footer(String text) {
            footer = text;
            return this;
        }

        /**
         * The language of the texts as a BCP 47 tag; {@code en} unless told.
         *
         * @throws IllegalArgumentException if it is no such tag
         */
        public Builder language(String tag) {
            if (!LANGUAGE.matcher(tag).matches()) {
                throw new IllegalArgumentException("language is \"" + tag + "\", expected a tag such as en or pt-BR");
            }
            language = tag;
            return this;
        }

        /** The finished report. */
        public HtmlReport build() {
            return new HtmlReport(new Builder(this));
        }
    }

    /** The page in UTF-8. */
    public byte[] toBytes() {
        return toHtml().getBytes(StandardCharsets.UTF_8);
    }

    /** The page as text. */
    public String toHtml() {
        List<String> ids = ids();
        Element main = Element.named("main").attr("id", "main");
        if (!content.keyFigures.isEmpty()) {
            Element keys = Element.named("dl").attr("class", "keys");
            content.keyFigures.forEach(figure -> keys.add(figure.html()));
            main.add(keys);
        }
        content.lead.forEach(block -> main.add(block.html()));
        for (int i = 0; i < ids.size(); i++) {
            main.add(content.sections.get(i).html(ids.get(i)));
        }
        Element page = Element.named("div").attr("class", ids.size() > 1 ? "page with-contents" : "page");
        page.add(header());
        if (ids.size() > 1) {
            page.add(contents(ids));
        }
        page.add(main);
        if (!content.footer.isEmpty()) {
            page.add(Element.named("footer").text(content.footer));
        }
        return head() + "<body>" + skipLink().markup() + page.html().markup() + "</body>\n</html>\n";
    }

    private String head() {
        String policy = "default-src 'none'; style-src " + StyleSheet.contentSecuritySource()
                + "; img-src data:; base-uri 'none'; form-action 'none'";
        return "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"" + content.language
                + "\">\n<head>\n"
                + "<meta charset=\"utf-8\"/>\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"" + Html.escape(policy) + "\"/>\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                + "<meta name=\"color-scheme\" content=\"light dark\"/>\n"
                + "<meta name=\"referrer\" content=\"no-referrer\"/>\n"
                + "<link rel=\"icon\" href=\"data:,\"/>\n"
                + "<title>" + Html.escape(content.title) + "</title>\n"
                + StyleSheet.element().markup() + "\n</head>\n";
    }

    private static Html skipLink() {
        return Element.named("a")
                .attr("class", "skip")
                .attr("href", "#main")
                .text("Skip to the report")
                .html();
    }

    private Html header() {
        Element header = Element.named("header");
        paragraph(header, "kicker", content.kicker);
        header.add(Element.named("h1").text(content.title));
        paragraph(header, "subtitle", content.subtitle);
        if (!content.facts.isEmpty()) {
            header.add(Element.named("dl").attr("class", "facts").add(Html.join(content.facts)));
        }
        return header.html();
    }

    private static void paragraph(Element header, String css, String text) {
        if (!text.isEmpty()) {
            header.add(Element.named("p").attr("class", css).text(text));
        }
    }

    private Html contents(List<String> ids) {
        Element list = Element.named("ol");
        for (int i = 0; i < ids.size(); i++) {
            Element link = Element.named("a")
                    .attr("href", "#" + ids.get(i))
                    .text(content.sections.get(i).title());
            list.add(Element.named("li").add(link));
        }
        return Element.named("nav")
                .attr("class", "contents")
                .attr("aria-label", "Contents")
                .add(Element.named("p").attr("class", "contents-title").text("Contents"))
                .add(list)
                .html();
    }

    /** A readable and unique id per section, so that links into a report survive its next edition. */
    private List<String> ids() {
        Set<String> taken = new HashSet<>(Set.of("main"));
        List<String> ids = new ArrayList<>();
        for (Section section : content.sections) {
            String slug = slug(section.title());
            String id = slug;
            for (int n = 2; taken.contains(id) || taken.contains(id + "-title"); n++) {
                id = slug + "-" + n;
            }
            taken.add(id);
            taken.add(id + "-title");
            ids.add(id);
        }
        return ids;
    }

    private static String slug(String title) {
        String slug =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return slug.isEmpty() || !Character.isLetter(slug.charAt(0)) ? ("section-" + slug).replaceAll("-$", "") : slug;
    }
}
