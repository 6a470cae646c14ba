package io.github.churn4j.report;

/**
 * One big number at the head of a report, with what it takes to judge it: its interval and the baseline.
 *
 * <p>Immutable; the {@code with}-like methods answer copies.
 *
 * @param label what is measured
 * @param value the number as it is to be read
 * @param interval its confidence interval; may be empty
 * @param baseline what a trivial rule reaches; may be empty, or several lines
 * @param tone how to take it
 */
public record KeyFigure(String label, String value, String interval, String baseline, Tone tone) {
    /** A number already written out. */
    public static KeyFigure of(String label, String value) {
        return new KeyFigure(label, value, "", "", Tone.INFO);
    }

    /** A number. */
    public static KeyFigure of(String label, double value, ValueFormat format) {
        return of(label, format.format(value));
    }

    /** The same with an interval beneath. */
    public KeyFigure interval(String text) {
        return new KeyFigure(label, value, text, baseline, tone);
    }

    /** The same with a baseline beneath. */
    public KeyFigure baseline(String text) {
        return new KeyFigure(label, value, interval, text, tone);
    }

    /** The same with a tone, shown as a word and a colour unless it is {@link Tone#INFO}. */
    public KeyFigure tone(Tone other) {
        return new KeyFigure(label, value, interval, baseline, other);
    }

    Html html() {
        Element tile = Element.named("div").attr("class", "key " + tone.css());
        tile.add(Element.named("dt").text(label));
        Element dd = Element.named("dd");
        dd.add(Element.named("span").attr("class", "key-value").text(value));
        if (tone != Tone.INFO) {
            dd.add(Element.named("span").attr("class", "key-tone").text(tone.word()));
        }
        line(dd, "key-interval", interval);
        baseline.lines().forEach(text -> line(dd, "key-baseline", text));
        return tile.add(dd).html();
    }

    private static void line(Element dd, String css, String text) {
        if (!text.isEmpty()) {
            dd.add(Element.named("span").attr("class", css).text(text));
        }
    }
}
