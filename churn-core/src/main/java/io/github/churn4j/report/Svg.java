package io.github.churn4j.report;

import java.util.ArrayList;
import java.util.List;

/** The few SVG shapes that charts are made of; colours come from CSS classes only. */
final class Svg {
    /** Font size of chart text in pixels. */
    static final double FONT = 12;

    private final List<Html> parts = new ArrayList<>();

    Svg add(Html part) {
        parts.add(part);
        return this;
    }

    Svg rect(double x, double y, double width, double height, String css, String tooltip) {
        return add(titled(
                Element.named("rect")
                        .attr("class", css)
                        .attr("x", x)
                        .attr("y", y)
                        .attr("width", Math.max(0, width))
                        .attr("height", Math.max(0, height)),
                tooltip));
    }

    Svg roundRect(double x, double y, double width, double height, double radius, String css, String tooltip) {
        return add(titled(
                Element.named("rect")
                        .attr("class", css)
                        .attr("x", x)
                        .attr("y", y)
                        .attr("width", Math.max(0, width))
                        .attr("height", Math.max(0, height))
                        .attr("rx", radius),
                tooltip));
    }

    Svg line(double x1, double y1, double x2, double y2, String css) {
        return add(Element.named("line")
                .attr("class", css)
                .attr("x1", x1)
                .attr("y1", y1)
                .attr("x2", x2)
                .attr("y2", y2)
                .html());
    }

    Svg circle(double x, double y, double radius, String css, String tooltip) {
        return add(titled(
                Element.named("circle")
                        .attr("class", css)
                        .attr("cx", x)
                        .attr("cy", y)
                        .attr("r", radius),
                tooltip));
    }

    Svg path(String d, String css, String tooltip) {
        return d.isEmpty()
                ? this
                : add(titled(Element.named("path").attr("class", css).attr("d", d), tooltip));
    }

    /** Text; {@code anchor} is start, middle or end. */
    Svg text(double x, double y, String anchor, String css, String text) {
        return text(x, y, anchor, css, text, "");
    }

    Svg text(double x, double y, String anchor, String css, String text, String tooltip) {
        Element element = Element.named("text").attr("class", css).attr("x", x).attr("y", y);
        if (!anchor.equals("start")) {
            element.attr("text-anchor", anchor);
        }
        if (!tooltip.isEmpty()) {
            element.add(Element.named("title").text(tooltip));
        }
        return add(element.text(text).html());
    }

    /** A label cut to the room there is, whole in its tooltip when it had to be cut. */
    Svg label(double x, double y, String anchor, String css, String text, double room) {
        String fitted = TextWidth.fit(text, FONT, room);
        return text(x, y, anchor, css, fitted, fitted.equals(text) ? "" : text);
    }

    /** Content cut off at a rectangle, in the coordinates of the whole picture. */
    Svg clipped(double x, double y, double width, double height, Html content) {
        return add(Element.named("svg")
                .attr("class", "clip")
                .attr("x", x)
                .attr("y", y)
                .attr("width", width)
                .attr("height", height)
                .attr("viewBox", Pixels.of(x) + " " + Pixels.of(y) + " " + Pixels.of(width) + " " + Pixels.of(height))
                .add(content)
                .html());
    }

    Html html() {
        return Html.join(parts);
    }

    private static Html titled(Element shape, String tooltip) {
        return tooltip.isEmpty()
                ? shape.html()
                : shape.add(Element.named("title").text(tooltip)).html();
    }
}
