package io.github.churn4j.servlet.page;

import io.github.churn4j.report.Element;
import io.github.churn4j.report.Html;

/** Where the page shows whether customers and scores drift, which the script brings. */
final class DriftPanel {

    private DriftPanel() {}

    /**
     * The panel.
     *
     * @param readers who may read: {@code open} or {@code token}
     */
    static Html of(String readers) {
        return PredictPage.panel("drift")
                .attr("hidden", "hidden")
                .attr("data-readers", readers)
                .add(PredictPage.figuresHead("Are these the customers the model knows?", "drift-state"))
                .add(Element.named("div").attr("id", "drift-content").attr("class", "drift"))
                .html();
    }
}
