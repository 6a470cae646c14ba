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
                .add(Element.named("div")
                        .attr("class", "section-head")
                        .add(Element.named("h2").text("Are these the customers the model knows?"))
                        .add(Element.named("p")
                                .attr("class", "hint")
                                .attr("id", "drift-state")
                                .text("Waiting for figures")))
                .add(Element.named("div").attr("id", "drift-content").attr("class", "drift"))
                .html();
    }
}
