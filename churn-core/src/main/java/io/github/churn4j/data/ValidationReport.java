package io.github.churn4j.data;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was found in a table.
 *
 * @param source the table
 * @param rows how many rows were read
 * @param refusedRows how many of them the schema refused
 * @param findings the first 20 findings of each code in the order they were met
 * @param counts how many findings of each code there were in all
 */
public record ValidationReport(
        String source, long rows, long refusedRows, List<Finding> findings, Map<Finding.Code, Long> counts) {

    public ValidationReport {
        findings = List.copyOf(findings);
        Map<Finding.Code, Long> ordered = new EnumMap<>(Finding.Code.class);
        ordered.putAll(counts);
        counts = Collections.unmodifiableMap(ordered);
    }

    /** Whether nothing of severity {@link Severity#ERROR} was found. */
    public boolean passed() {
        return findings.stream().noneMatch(f -> f.severity() == Severity.ERROR);
    }

    /** How many findings of a code there were. */
    public long count(Finding.Code code) {
        return counts.getOrDefault(code, 0L);
    }
}
