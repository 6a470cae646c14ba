package io.github.churn4j.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads markup back as XML, so that tests ask the tree and not the text. */
final class Pages {
    private Pages() {}

    static Document parse(String markup) {
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader(markup)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("not well-formed: " + e.getMessage(), e);
        }
    }

    static Document parse(Html html) {
        return parse("<div>" + html.markup() + "</div>");
    }

    static Document drawn(Chart chart, double width) {
        return parse(chart.draw(width).svg("label", "chart"));
    }

    static List<Element> all(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    static List<Element> withClass(Document document, String name, String css) {
        return all(document, name).stream()
                .filter(element ->
                        List.of(element.getAttribute("class").split(" ")).contains(css))
                .toList();
    }

    /** What a chart shows as text, tooltips left out. */
    static List<String> visibleTexts(Document document) {
        return all(document, "text").stream().map(Pages::visibleText).toList();
    }

    static String visibleText(Element text) {
        StringBuilder visible = new StringBuilder();
        NodeList children = text.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i).getNodeType() == Node.TEXT_NODE) {
                visible.append(children.item(i).getTextContent());
            }
        }
        return visible.toString();
    }
}
