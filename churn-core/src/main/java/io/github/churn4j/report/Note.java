package io.github.churn4j.report;

/**
 * A remark set apart from the text.
 *
 * @param tone what it wants of the reader
 * @param title the remark in a few words; may be empty
 * @param body the remark
 */
public record Note(Tone tone, String title, Html body) implements Block {
    /** A note of plain text. */
    public static Note of(Tone tone, String title, String body) {
        return new Note(tone, title, Html.text(body));
    }

    @Override
    public Html html() {
        Element head = Element.named("p")
                .attr("class", "note-title")
                .add(Element.named("span").attr("class", "note-word").text(tone.word()))
                .text(title.isEmpty() ? "" : " " + title);
        return Element.named("div")
                .attr("class", "note " + tone.css())
                .attr("role", "note")
                .add(head)
                .add(Element.named("div").attr("class", "note-body").add(body))
                .html();
    }
}
