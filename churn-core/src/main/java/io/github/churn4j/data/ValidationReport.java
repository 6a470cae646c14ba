package io.github.churn4j.data;

import io.github.churn4j.internal.io.AtomicFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was found in a table.
 *
 * @param source the table
 * @param rows how many rows were read
 * @param refusedRows how many of them the schema refused
 * @param findings the first 20 findings of each code, and every error, in the order they were met
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

    /** The same report under another name of the table, such as a file's name without its directory. */
    public ValidationReport withSource(String name) {
        List<Finding> renamed = findings.stream()
                .map(f -> new Finding(
                        f.code(), f.severity(), name, f.line(), f.column(), f.value(), f.expectation(), f.remedy()))
                .toList();
        return new ValidationReport(name, rows, refusedRows, renamed, counts);
    }

    /** Whether nothing of severity {@link Severity#ERROR} was found. */
    public boolean passed() {
        return findings.stream().noneMatch(f -> f.severity() == Severity.ERROR);
    }

    /** How many findings of a code there were. */
    public long count(Finding.Code code) {
        return counts.getOrDefault(code, 0L);
    }

    /**
     * Goes on where the data passed.
     *
     * @throws DataException with every finding of severity {@link Severity#ERROR}
     */
    public void requirePassed() {
        List<Finding> errors =
                findings.stream().filter(f -> f.severity() == Severity.ERROR).toList();
        if (errors.isEmpty()) {
            return;
        }
        boolean refused = errors.stream().allMatch(f -> f.code() == Finding.Code.TOO_MANY_REJECTED);
        throw new DataException(
                refused ? DataException.Code.TOO_MANY_REJECTED : DataException.Code.INVALID,
                source,
                errors.stream().map(Finding::reason).collect(Collectors.joining("\n" + source + ": ")));
    }

    /** The report for people: a summary, then one line a finding, errors first. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(source + ": " + rows + " rows, " + refusedRows + " refused, "
                + (passed() ? "passed" : "not fit to learn from"));
        List<Finding> ordered = new ArrayList<>(findings);
        ordered.sort(Comparator.comparing(Finding::severity).reversed());
        ordered.forEach(f -> lines.add(f.severity() + " " + f.message()));
        counts.forEach((code, count) -> {
            long shown = findings.stream().filter(f -> f.code() == code).count();
            if (count > shown) {
                lines.add("and " + (count - shown) + " more of " + code);
            }
        });
        return lines;
    }

    /** The report as JSON, the same text for the same report; what stands in {@code validation.json}. */
    public String toJson() {
        return ReportJson.write(this);
    }

    /**
     * Writes {@link #toJson()} as UTF-8; the file appears whole or not at all.
     *
     * @throws DataException if it cannot be written
     */
    public void write(Path file) {
        try {
            AtomicFile.write(file, toJson());
        } catch (UncheckedIOException e) {
            throw new DataException(
                    DataException.Code.UNWRITABLE,
                    file.toString(),
                    0,
                    null,
                    "cannot be written: " + e.getCause() + "; check folder and space",
                    e);
        }
    }
}
