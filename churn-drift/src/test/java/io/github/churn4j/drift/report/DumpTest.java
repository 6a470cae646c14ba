package io.github.churn4j.drift.report;

import java.nio.file.*;

class DumpTest {
    @org.junit.jupiter.api.Test
    void dump() throws Exception {
        PageSample s = new PageSample();
        s.domain = java.util.Optional.of(PageSample.domain(true));
        Files.writeString(Path.of("/tmp/goal-sample.html"), s.page());
    }
}
