package io.github.churn4j.servlet.page;

import io.github.churn4j.report.Element;
import io.github.churn4j.report.Html;

/** Where the page shows the registry's versions and history, which the script brings. */
final class ModelsPanel {

    private ModelsPanel() {}

    /**
     * The panel.
     *
     * @param readers who may read: {@code open} or {@code token}
     * @param tab whether it lies behind a tab
     */
    static Html of(String readers, boolean tab) {
        Element panel = tab
                ? PredictPage.panel("models").attr("hidden", "hidden")
                : Element.named("section").attr("id", "panel-models").attr("aria-labelledby", "models-title");
        return panel.attr("data-readers", readers)
                .add(Element.named("div")
                        .attr("class", "section-head")
                        .add(Element.named("h2").attr("id", "models-title").text("Models in the registry"))
                        .add(Element.named("p")
                                .attr("class", "hint")
                                .attr("id", "models-state")
                                .text("Waiting for the registry")))
                .add(Element.named("div").attr("id", "models-done"))
                .add(Element.named("div").attr("id", "models-content").attr("class", "registry"))
                .html();
    }
}
