package io.github.churn4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "]]>",
                "<!--",
                "&amp;",
                "\"'`",
                "a\tb\nc",
                "👩‍👩‍👧",
                "عمر العميل",
                "\u202Etxt",
                ""
            })
    void textComesBackFromAParserUnchanged(String text) {
        Html html = Element.named("span").attr("title", text).text(text).html();
        org.w3c.dom.Element parsed = Pages.all(Pages.parse(html), "span").get(0);
        assertThat(parsed.getTextContent()).isEqualTo(text);
        assertThat(parsed.getAttribute("title")).isEqualTo(text);
    }

    @Test
    void anyCharactersAtAllGiveWellFormedMarkup() {
        SplittableRandom random = new SplittableRandom(7);
        for (int n = 0; n < 200; n++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 40; i++) {
                text.append((char) (random.nextBoolean() ? random.nextInt(0x80) : random.nextInt(0x10000)));
            }
            Html html = Element.named("p")
                    .attr("title", text.toString())
                    .text(text.toString())
                    .html();
            assertThat(Pages.all(Pages.parse(html), "p")).hasSize(1);
        }
    }

    @Test
    void replacesWhatXmlForbids() {
        assertThat(Html.text("a\u0000b\uD800c\uFFFEd").markup()).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd");
    }

    @Test
    void cannotBeMadeFromMarkupByOthers() {
        assertThat(Html.class.getDeclaredConstructors())
                .noneMatch(constructor -> Modifier.isPublic(constructor.getModifiers()));
        assertThat(Arrays.stream(Html.class.getDeclaredMethods())
                        .filter(method ->
                                Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers()))
                        .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class})))
                .allSatisfy(method ->
                        assertThat(method.invoke(null, "<i>").toString()).doesNotContain("<i>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"script", "style", "iframe", "object", "link", "meta", "base", "p onclick", "foreignObject", "P"
            })
    void refusesElementsWithBehaviour(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Element.named(name))
                .withMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"onclick", "ONLOAD", "style", "srcdoc", "a b", "x=", "xlink:href", "\"", ""})
    void refusesAttributesWithBehaviour(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Element.named("p").attr(name, "x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                " javascript:alert(1)",
                "java\nscript:alert(1)",
                "data:text/html,x",
                "JAVASCRIPT:x",
                "vbscript:x"
            })
    void refusesAddressesThatRun(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Html.link(address, "x"))
                .withMessageContaining("https");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"#a", "report.html", "a/b:c", "https://example.org/?a=1&b=2", "mailto:a@example.org", "?q=a:b"})
    void acceptsPlainAddresses(String address) {
        assertThat(Pages.all(Pages.parse(Html.link(address, "x")), "a").get(0).getAttribute("href"))
                .isEqualTo(address);
    }

    @Test
    void closesEmptyElementsTheWayBrowsersExpect() {
        assertThat(Element.named("td").html().markup()).isEqualTo("<td></td>");
        assertThat(Element.named("br").html().markup()).isEqualTo("<br/>");
        assertThat(Html.list(Html.text("a"), Html.emphasis("b")).markup())
                .isEqualTo("<ul><li>a</li><li><em>b</em></li></ul>");
        assertThat(Html.code("x")).isEqualTo(Html.code("x")).hasSameHashCodeAs(Html.code("x"));
    }
}
