package io.github.churn4j.data;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects findings, keeping the first few of each kind and every error, and counting all. */
final class ReportBuilder {

    static final int KEPT = 20;

    private final String source;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Finding.Code, Long> counts = new EnumMap<>(Finding.Code.class);
    private long rows;
    private long refused;

    ReportBuilder(String source) {
        this.source = source;
    }

    String source() {
        return source;
    }

    /** Continues a report. */
    ReportBuilder(ValidationReport report) {
        source = report.source();
        findings.addAll(report.findings());
        counts.putAll(report.counts());
        rows = report.rows();
        refused = report.refusedRows();
    }

    void add(Finding finding) {
        long count = counts.merge(finding.code(), 1L, Long::sum);
        if (count <= KEPT || finding.severity() == Severity.ERROR) {
            findings.add(finding);
        }
    }

    void row(List<Finding> problems) {
        rows++;
        if (!problems.isEmpty()) {
            refused++;
            problems.forEach(this::add);
        }
    }

    long rows() {
        return rows;
    }

    long refused() {
        return refused;
    }

    ValidationReport build() {
        return new ValidationReport(source, rows, refused, findings, counts);
    }
}
