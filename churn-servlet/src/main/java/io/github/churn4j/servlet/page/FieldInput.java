package io.github.churn4j.servlet.page;

import io.github.churn4j.data.BinaryFeature;
import io.github.churn4j.data.CategoricalFeature;
import io.github.churn4j.data.Feature;
import io.github.churn4j.data.MissingPolicy;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.model.Distribution;
import io.github.churn4j.report.Element;
import io.github.churn4j.report.Html;
import java.util.List;

/**
 * One field of the form: a number, a choice of two, or a list, with its label, what is usual, and a place for its error.
 * The {@code data-} attributes tell the script what it needs to build sliders.
 */
final class FieldInput {

    private static final String UNKNOWN = "Not known";
    private static final int WIDEST_CHOICE = 20;

    private final Feature feature;
    private final Distribution seen;
    private final double preset;
    private final String id;
    private final boolean optional;

    FieldInput(Feature feature, Distribution seen, double preset, int slot) {
        this.feature = feature;
        this.seen = seen;
        this.preset = preset;
        id = "f" + slot;
        optional = feature.missing() != MissingPolicy.REJECT;
    }

    Html html() {
        if (feature instanceof NumericFeature number) {
            return number(number);
        }
        List<String> levels = levels();
        boolean fits = levels.stream().mapToInt(String::length).sum() <= WIDEST_CHOICE;
        return levels.size() == 2 && fits ? choice(levels) : list(levels);
    }

    private List<String> levels() {
        if (feature instanceof BinaryFeature binary) {
            return List.of(binary.zero(), binary.one());
        }
        return ((CategoricalFeature) feature).categories();
    }

    private Html number(NumericFeature number) {
        Element input = Element.named("input")
                .attr("type", "number")
                .attr("id", id)
                .attr("name", feature.field())
                .attr("inputmode", number.integer() && number.min() >= 0 ? "numeric" : "decimal")
                .attr("step", number.integer() ? "1" : "any")
                .attr("autocomplete", "off")
                .attr("aria-describedby", id + "-hint " + id + "-error");
        bound(input, "min", number.min());
        bound(input, "max", number.max());
        if (!Double.isNaN(preset)) {
            input.attr("value", feature.format(preset));
        }
        if (!optional) {
            input.attr("required", "required");
        }
        Element box = Element.named("span").attr("class", "number-box").add(input);
        if (!number.unit().isEmpty()) {
            box.add(Element.named("span")
                    .attr("class", "unit")
                    .attr("aria-hidden", "true")
                    .text(number.unit()));
        }
        Element field = field("div", "number").add(label()).add(box).add(hint(number));
        if (seen.count() > 0) {
            field.attr("data-low", feature.format(Math.max(number.min(), seen.quantile(.01))))
                    .attr("data-high", feature.format(Math.min(number.max(), seen.quantile(.99))));
        }
        bound(field, "data-min", number.min());
        bound(field, "data-max", number.max());
        return field.attr("data-integer", Boolean.toString(number.integer()))
                .attr("data-unit", number.unit())
                .add(error())
                .html();
    }

    private void bound(Element element, String name, double value) {
        if (Double.isFinite(value)) {
            element.attr(name, feature.format(value));
        }
    }

    private Element label() {
        Element label = Element.named("label")
                .attr("for", id)
                .attr("title", feature.column())
                .text(feature.label());
        return optional ? label.add(optionalMark()) : label;
    }

    private static Html optionalMark() {
        return Element.named("span").attr("class", "optional").text(" optional").html();
    }

    private Element hint(NumericFeature number) {
        String unit = number.unit().isEmpty() ? "" : " " + number.unit();
        String usual = seen.count() == 0
                ? number.expectation()
                : "Usually " + shown(seen.quantile(.05)) + " to " + shown(seen.quantile(.95)) + unit;
        return Element.named("p").attr("class", "hint").attr("id", id + "-hint").text(usual);
    }

    private String shown(double value) {
        return Math.abs(value) >= 1_000
                ? String.format(java.util.Locale.ROOT, "%,.0f", value)
                : feature.format(Math.round(value * 1e3) / 1e3);
    }

    private Html choice(List<String> levels) {
        Element row = Element.named("div").attr("class", "choice");
        for (int i = 0; i < levels.size(); i++) {
            option(row, i, levels.get(i), levels.get(i), preset == i);
        }
        if (optional) {
            option(row, levels.size(), "", UNKNOWN, Double.isNaN(preset));
        }
        Element legend = Element.named("legend").attr("title", feature.column()).text(feature.label());
        if (optional) {
            legend.add(optionalMark());
        }
        return field("fieldset", "two")
                .attr("aria-describedby", id + "-error")
                .add(legend)
                .add(row)
                .add(error())
                .html();
    }

    private void option(Element row, int index, String value, String text, boolean chosen) {
        String optionId = index == 0 ? id : id + "-" + index;
        Element radio = Element.named("input")
                .attr("type", "radio")
                .attr("id", optionId)
                .attr("name", feature.field())
                .attr("value", value);
        if (chosen) {
            radio.attr("checked", "checked");
        }
        row.add(radio).add(Element.named("label").attr("for", optionId).text(text));
    }

    private Html list(List<String> levels) {
        Element select = Element.named("select")
                .attr("id", id)
                .attr("name", feature.field())
                .attr("aria-describedby", id + "-error");
        if (optional || Double.isNaN(preset)) {
            choose(select, "", optional ? UNKNOWN : "Choose…", Double.isNaN(preset));
        }
        for (int i = 0; i < levels.size(); i++) {
            choose(select, levels.get(i), levels.get(i), preset == i);
        }
        return field("div", "list")
                .add(label())
                .add(Element.named("span").attr("class", "select-box").add(select))
                .add(error())
                .html();
    }

    private static void choose(Element select, String value, String text, boolean chosen) {
        Element option = Element.named("option").attr("value", value).text(text);
        if (chosen) {
            option.attr("selected", "selected");
        }
        select.add(option);
    }

    private Element field(String element, String kind) {
        return Element.named(element)
                .attr("class", "field " + kind)
                .attr("data-kind", kind)
                .attr("data-field", feature.field())
                .attr("data-column", feature.column())
                .attr("data-label", feature.label())
                .attr("data-optional", Boolean.toString(optional));
    }

    private Element error() {
        return Element.named("p")
                .attr("class", "error")
                .attr("id", id + "-error")
                .attr("hidden", "hidden");
    }
}
