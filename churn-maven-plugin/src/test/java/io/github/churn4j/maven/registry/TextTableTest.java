package io.github.churn4j.maven.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void alignsColumns() {
        assertThat(TextTable.of(">n", "name", "reason")
                        .row(7, "champion", "")
                        .row(12, "b", "torn\napart")
                        .lines())
                .containsExactly("   n  name      reason", "   7  champion", "  12  b         torn apart");
    }
}
