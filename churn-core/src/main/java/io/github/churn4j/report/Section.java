package io.github.churn4j.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A headed part of a report, listed in its table of contents. Immutable.
 *
 * @param title the heading
 * @param blocks what stands below, in order
 */
public record Section(String title, List<Block> blocks) {
    /** Copies the list. */
    public Section {
        blocks = List.copyOf(blocks);
    }

    /** A section of blocks. */
    public static Section of(String title, Block... blocks) {
        return new Section(title, List.of(blocks));
    }

    /** The same section with one more block at its end. */
    public Section with(Block more) {
        List<Block> all = new ArrayList<>(blocks);
        all.add(more);
        return new Section(title, all);
    }

    /** The same section with one more paragraph at its end. */
    public Section paragraph(String text) {
        return with(Html.paragraph(text));
    }

    /** The same section with a smaller heading at its end. */
    public Section heading(String text) {
        return with(Element.named("h3").text(text).html());
    }

    Html html(String id) {
        Element section = Element.named("section").attr("id", id).attr("aria-labelledby", id + "-title");
        section.add(Element.named("h2").attr("id", id + "-title").text(title));
        blocks.forEach(block -> section.add(block.html()));
        return section.html();
    }
}
