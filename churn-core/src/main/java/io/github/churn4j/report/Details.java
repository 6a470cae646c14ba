package io.github.churn4j.report;

import java.util.List;

/**
 * Blocks that stay folded until the reader opens them; printed in full.
 *
 * @param summary the line that is always shown
 * @param blocks what it hides
 */
public record Details(String summary, List<Block> blocks) implements Block {
    /** Copies the list. */
    public Details {
        blocks = List.copyOf(blocks);
    }

    /** Blocks below a summary. */
    public static Details of(String summary, Block... blocks) {
        return new Details(summary, List.of(blocks));
    }

    @Override
    public Html html() {
        Element details = Element.named("details").add(Element.named("summary").text(summary));
        blocks.forEach(block -> details.add(block.html()));
        return details.html();
    }
}
