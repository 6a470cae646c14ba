package io.github.churn4j.report;

/** A finished picture: its size in CSS pixels and the SVG that goes into it. */
record Drawing(double width, double height, Html content) {
    /** The {@code <svg>} element, announced to screen readers as one image with this label. */
    Html svg(String label, String cssClass) {
        return Element.named("svg")
                .attr("xmlns", "http://www.w3.org/2000/svg")
                .attr("class", cssClass)
                .attr("role", "img")
                .attr("aria-label", label)
                .attr("width", width)
                .attr("height", height)
                .attr("viewBox", "0 0 " + Pixels.of(width) + " " + Pixels.of(height))
                .add(content)
                .html();
    }
}
