package io.github.churn4j.servlet.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ServedModel;
import io.github.churn4j.data.Feature;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.Decision;
import io.github.churn4j.report.Element;
import io.github.churn4j.report.Html;
import io.github.churn4j.servlet.http.CachedDocument;
import java.util.List;

/**
 * The page of one model: a form made from its schema, and places for what the script brings. Without script the form
 * still posts and everything else stays away.
 */
public final class PredictPage {

    private static final int SHORT_VERSION = 12;
    private static final int MANY_FIELDS = 30;
    private static final String ICON =
            "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E"
                    + "%3Crect width='32' height='32' rx='8' fill='%2314557f'/%3E%3Cpath d='M8 21a8 8 0 0 1 16 0' fill='none'"
                    + " stroke='%23fff' stroke-width='3' stroke-linecap='round'/%3E%3Cpath d='M16 21l5-7' stroke='%23f08a5d'"
                    + " stroke-width='3' stroke-linecap='round'/%3E%3C/svg%3E";

    private final PageAssets assets;
    private final FieldGroups groups;
    private final String readers;
    private final String driftReaders;

    /**
     * Pages with these assets and groups of fields.
     *
     * @param readers who may read the registry's lists: {@code open}, {@code token}, or {@code off} where there is nothing
     *     to read
     * @param driftReaders who may read about drift, likewise
     */
    public PredictPage(PageAssets assets, FieldGroups groups, String readers, String driftReaders) {
        this.assets = assets;
        this.groups = groups;
        this.readers = readers;
        this.driftReaders = driftReaders;
    }

    private boolean tellsModels() {
        return !readers.equals("off");
    }

    private boolean tellsDrift() {
        return !driftReaders.equals("off");
    }

    /** The page of a model. */
    public CachedDocument of(ServedModel served) {
        ChurnModel model = served.model();
        ExampleCustomers examples = new ExampleCustomers(model);
        double[] typical = examples.typical();
        Element panels = Element.named("main")
                .attr("id", "main")
                .add(predict(served, typical, examples.atRisk()))
                .add(batch(model))
                .add(operations());
        if (tellsDrift()) {
            panels.add(DriftPanel.of(driftReaders));
        }
        if (tellsModels()) {
            panels.add(ModelsPanel.of(readers, true));
        }
        return document("Customer churn · " + model.name(), Html.join(header(served), panels.html(), footer(served)));
    }

    /** The page while there is no model. */
    public CachedDocument withoutModel() {
        Element main = Element.named("main")
                .attr("id", "main")
                .attr("class", "nothing")
                .add(Element.named("h1").text("No model is loaded yet"))
                .add(Element.named("p")
                        .text(
                                "The service is up and waits for a model. As soon as its source offers one, this page shows"
                                        + " its form."))
                .add(Element.named("p")
                        .add(Element.named("a")
                                .attr("class", "button")
                                .attr("href", "./")
                                .text("Look again")));
        if (tellsModels()) {
            Html models = Element.named("div")
                    .attr("class", "alone")
                    .add(ModelsPanel.of(readers, false))
                    .html();
            return document("Customer churn", Html.join(main.html(), models));
        }
        return document("Customer churn", main.html());
    }

    private CachedDocument document(String title, Html body) {
        String head = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n"
                + "<link rel=\"icon\" href=\"" + ICON + "\">\n"
                + "<title>" + Html.text(title).markup() + "</title>\n"
                + "<link rel=\"stylesheet\" href=\"" + assets.address("app.css") + "\">\n"
                + "<script src=\"" + assets.address("app.js") + "\"></script>\n</head>\n<body>\n";
        return CachedDocument.page(head + body.markup() + "\n</body>\n</html>\n");
    }

    private Html header(ServedModel served) {
        Element tabs = Element.named("div")
                .attr("class", "tabs")
                .attr("role", "tablist")
                .attr("aria-label", "What to do");
        tab(tabs, "predict", "Predict", true);
        tab(tabs, "batch", "Batch", false);
        tab(tabs, "operations", "Operations", false);
        if (tellsDrift()) {
            tab(tabs, "drift", "Drift", false);
        }
        if (tellsModels()) {
            tab(tabs, "models", "Models", false);
        }
        Element name = Element.named("div")
                .attr("class", "brand")
                .add(mark())
                .add(Element.named("div")
                        .add(Element.named("h1").text("Customer churn"))
                        .add(Element.named("p")
                                .attr("class", "model-line")
                                .add(Html.name(served.model().name()))
                                .add(Element.named("span")
                                        .attr("class", "version")
                                        .attr("title", served.version())
                                        .text(shortened(served.version())))));
        return Html.join(
                Element.named("a")
                        .attr("class", "skip")
                        .attr("href", "#main")
                        .text("Skip to content")
                        .html(),
                Element.named("header")
                        .attr("class", "top")
                        .add(Element.named("div").attr("class", "bar").add(name).add(tabs))
                        .html());
    }

    private static void tab(Element tabs, String name, String text, boolean selected) {
        tabs.add(Element.named("button")
                .attr("type", "button")
                .attr("role", "tab")
                .attr("id", "tab-" + name)
                .attr("data-tab", name)
                .attr("aria-controls", "panel-" + name)
                .attr("aria-selected", Boolean.toString(selected))
                .attr("tabindex", selected ? "0" : "-1")
                .text(text));
    }

    private static Html mark() {
        return Element.named("svg")
                .attr("class", "mark")
                .attr("viewBox", "0 0 32 32")
                .attr("width", "36")
                .attr("height", "36")
                .attr("aria-hidden", "true")
                .add(Element.named("rect")
                        .attr("class", "mark-ground")
                        .attr("width", "32")
                        .attr("height", "32")
                        .attr("rx", "9"))
                .add(Element.named("path").attr("class", "mark-arc").attr("d", "M8 21a8 8 0 0 1 16 0"))
                .add(Element.named("path").attr("class", "mark-needle").attr("d", "M16 21l5-7"))
                .html();
    }

    private static String shortened(String version) {
        if (version.matches("[0-9]{1,9}")) {
            return "version " + version; // a number alone would not say what it counts
        }
        return version.length() > 2 * SHORT_VERSION ? version.substring(0, SHORT_VERSION) : version;
    }

    static Element panel(String name) {
        return Element.named("section")
                .attr("class", "panel")
                .attr("id", "panel-" + name)
                .attr("role", "tabpanel")
                .attr("aria-labelledby", "tab-" + name);
    }

    private Html predict(ServedModel served, double[] typical, double[] atRisk) {
        ChurnModel model = served.model();
        List<Feature> features = model.schema().features();
        Element form = Element.named("form")
                .attr("id", "customer")
                .attr("class", "card customer")
                .attr("method", "post")
                .attr("action", "predict")
                .attr("aria-labelledby", "customer-title")
                .attr("data-typical", json(features, typical))
                .attr("data-at-risk", json(features, atRisk))
                .add(formHead(features.size()));
        for (FieldGroups.Group group : groups.of(features)) {
            Element fields = Element.named("div").attr("class", "fields");
            for (int slot : group.slots()) {
                fields.add(new FieldInput(
                                features.get(slot), model.profile().features().get(slot), typical[slot], slot)
                        .html());
            }
            form.add(Element.named("section")
                    .attr("class", "group")
                    .add(Element.named("h3").text(group.title()))
                    .add(fields));
        }
        form.add(
                Element.named("div")
                        .attr("class", "submit")
                        .add(Element.named("button")
                                .attr("type", "submit")
                                .attr("class", "button primary")
                                .text("Predict churn"))
                        .add(Element.named("p")
                                .attr("class", "form-message")
                                .attr("id", "form-message")
                                .attr("role", "status"))
                        .add(
                                Element.named("p")
                                        .attr("class", "without-script")
                                        .text(
                                                "Scripts are off: the answer comes on a page of its own, and batch and operations are not shown.")));
        Decision decision = model.decision();
        Element answer = Element.named("div")
                .attr("class", "answer")
                .attr("id", "answer")
                .attr("data-threshold", Double.toString(decision.threshold()))
                .attr("data-medium", Double.toString(decision.mediumAbove()))
                .attr("data-high", Double.toString(decision.highAbove()))
                .attr("data-version", served.version())
                .add(emptyAnswer());
        return panel("predict")
                .add(Element.named("div").attr("class", "two-columns").add(form).add(answer))
                .html();
    }

    private static Html formHead(int fields) {
        Element head = Element.named("div")
                .attr("class", "form-head")
                .add(Element.named("h2").attr("id", "customer-title").text("Customer"))
                .add(Element.named("div")
                        .attr("class", "examples")
                        .attr("role", "group")
                        .attr("aria-label", "Fill the form")
                        .add(example("typical", "Typical customer"))
                        .add(example("at-risk", "Customer at risk"))
                        .add(example("clear", "Clear")));
        if (fields > MANY_FIELDS) {
            head.add(Element.named("label")
                    .attr("class", "find")
                    .add(Element.named("span").attr("class", "unseen").text("Find a field"))
                    .add(Element.named("input")
                            .attr("type", "search")
                            .attr("id", "find")
                            .attr("placeholder", "Find one of " + fields + " fields")));
        }
        return head.html();
    }

    private static Element example(String name, String text) {
        return Element.named("button")
                .attr("type", "button")
                .attr("class", "pill")
                .attr("data-example", name)
                .text(text);
    }

    private static Html emptyAnswer() {
        return Element.named("div")
                .attr("class", "card empty-answer")
                .add(Element.named("svg")
                        .attr("class", "ghost")
                        .attr("viewBox", "0 0 200 112")
                        .attr("aria-hidden", "true")
                        .add(Element.named("path").attr("d", "M20 100a80 80 0 0 1 160 0")))
                .add(Element.named("h2").text("Will this customer leave?"))
                .add(Element.named("p")
                        .text("Fill in the form, or start from an example, and see the probability, what drives it and"
                                + " what would change it."))
                .html();
    }

    private static Html batch(ChurnModel model) {
        String fields = model.schema().features().size() + " columns of this model";
        Element drop = Element.named("div")
                .attr("class", "drop")
                .attr("id", "drop")
                .add(Element.named("p").attr("class", "drop-title").text("Drop a CSV file here"))
                .add(
                        Element.named("p")
                                .attr("class", "hint")
                                .text(
                                        "One customer per row, with a header and the " + fields
                                                + ". Rows are scored as they are sent; this page keeps the results until it is closed."))
                .add(Element.named("label")
                        .attr("class", "button primary")
                        .attr("for", "file")
                        .text("Choose a file"))
                .add(Element.named("input")
                        .attr("class", "unseen")
                        .attr("type", "file")
                        .attr("id", "file")
                        .attr("accept", ".csv,text/csv"));
        return panel("batch")
                .attr("hidden", "hidden")
                .add(Element.named("div")
                        .attr("class", "card")
                        .add(Element.named("h2").text("Score many customers"))
                        .add(drop)
                        .add(Element.named("div").attr("id", "batch-progress").attr("aria-live", "polite")))
                .add(Element.named("div").attr("id", "batch-result"))
                .html();
    }

    /** A heading, and beside it a line that the script keeps about the figures below. */
    static Element figuresHead(String title, String stateId) {
        return Element.named("div")
                .attr("class", "section-head")
                .add(Element.named("h2").text(title))
                .add(Element.named("p")
                        .attr("class", "hint")
                        .attr("id", stateId)
                        .text("Waiting for figures"));
    }

    private static Html operations() {
        return panel("operations")
                .attr("hidden", "hidden")
                .add(figuresHead("The service now", "stats-state"))
                .add(Element.named("div").attr("id", "stats").attr("class", "stats"))
                .add(Element.named("div")
                        .attr("class", "section-head")
                        .add(Element.named("h2").text("The model, as evaluated"))
                        .add(Element.named("a")
                                .attr("class", "button")
                                .attr("href", "model/report")
                                .text("Open the full report")))
                .add(Element.named("div").attr("id", "evaluation").attr("class", "card evaluation"))
                .html();
    }

    private static Html footer(ServedModel served) {
        return Element.named("footer")
                .add(Element.named("p")
                        .add(Html.text("Model "), Html.name(served.model().name()), Html.text(", version "))
                        .add(Element.named("code").text(served.version())))
                .add(Element.named("p")
                        .add(Html.link("model", "Model"), Html.text(" · "), Html.link("openapi.json", "OpenAPI"))
                        .add(Html.text(" · "), Html.link("metrics", "Metrics"), Html.text(" · "))
                        .add(Html.link("health", "Health")))
                .html();
    }

    private static String json(List<Feature> features, double[] slots) {
        ObjectNode values = Json.object();
        for (int i = 0; i < slots.length; i++) {
            values.put(features.get(i).field(), features.get(i).format(slots[i]));
        }
        return values.toString();
    }
}
