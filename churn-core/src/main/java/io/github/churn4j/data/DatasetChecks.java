package io.github.churn4j.data;

import io.github.churn4j.data.Finding.Code;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What only shows when all rows are seen together. */
final class DatasetChecks {

    /** A feature that alone orders customers this well knows the answer. */
    static final double LEAKING_AUC = .98;

    private static final int FEWEST_OF_A_CLASS = 10;
    private static final int ROWS_PER_LEVEL = 5;
    private static final double MUCH_MISSING = .5;
    private static final int LOOKED_AT = 1000;

    private final Dataset data;
    private final ReportBuilder report;
    private final Set<String> allowedLeakage;
    private final List<Feature> features;

    DatasetChecks(Dataset data, ReportBuilder report, Set<String> allowedLeakage) {
        this.data = data;
        this.report = report;
        this.allowedLeakage = allowedLeakage;
        features = data.schema().features();
    }

    void run() {
        if (data.size() == 0) {
            error(
                    Code.NO_ACCEPTED_ROW,
                    "",
                    "no row was accepted",
                    "rows to learn from",
                    "correct the table or the schema");
            return;
        }
        identifiers();
        duplicates();
        for (int i = 0; i < features.size(); i++) {
            missing(i);
            constant(i);
            identifierAsFeature(i);
        }
        if (data.labelled() && bothClasses()) {
            leakage();
        }
    }

    private void error(Code code, String column, String value, String expectation, String remedy) {
        report.add(Finding.table(code, Severity.ERROR, data.source(), column, value, expectation, remedy));
    }

    private void warn(Code code, String column, String value, String expectation, String remedy) {
        report.add(Finding.table(code, Severity.WARNING, data.source(), column, value, expectation, remedy));
    }

    private void identifiers() {
        String column = data.schema().identifier().orElse("");
        if (column.isEmpty() || data.schema().group().filter(column::equals).isPresent()) {
            return;
        }
        FirstRows seen = new FirstRows(data.size());
        long blank = 0;
        for (int row = 0; row < data.size(); row++) {
            String id = data.identifier(row).orElse("");
            if (id.isEmpty()) {
                blank++;
                continue;
            }
            int first = seen.firstOrAdd(hash(id), row);
            if (first >= 0 && data.identifier(first).orElse("").equals(id)) {
                report.add(Finding.row(
                        Code.DUPLICATE_IDENTIFIER,
                        data.source(),
                        data.line(row),
                        "",
                        "column '" + FieldProblem.printable(column) + "' has the same value as line "
                                + data.line(first),
                        "a value of its own",
                        "remove one row, or set churn.group where a customer has several rows"));
            }
        }
        if (blank > 0) {
            warn(
                    Code.MISSING_IDENTIFIER,
                    column,
                    "is blank in " + blank + " rows",
                    "a value in every row",
                    "give every row its identifier");
        }
    }

    private static long hash(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = Dataset.mix(hash ^ text.charAt(i));
        }
        return hash;
    }

    private void duplicates() {
        FirstRows seen = new FirstRows(data.size());
        for (int row = 0; row < data.size(); row++) {
            int first = seen.firstOrAdd(data.featureHash(row), row);
            if (first >= 0 && sameFeatures(first, row)) {
                duplicate(first, row);
            }
        }
    }

    private boolean sameFeatures(int a, int b) {
        for (int i = 0; i < features.size(); i++) {
            double left = data.slot(a, i);
            double right = data.slot(b, i);
            if (left != right && !(Double.isNaN(left) && Double.isNaN(right))) {
                return false;
            }
        }
        return true;
    }

    private void duplicate(int first, int row) {
        boolean contradicts = data.labelled() && data.label(first) != data.label(row);
        report.add(Finding.row(
                contradicts ? Code.CONTRADICTORY_ROWS : Code.DUPLICATE_ROWS,
                data.source(),
                data.line(row),
                "",
                "all features equal those of line " + data.line(first)
                        + (contradicts ? " and the label is the other one" : ""),
                "",
                contradicts ? "find out which row is right" : "remove one row if it is a copy"));
    }

    private void missing(int feature) {
        long missing = IntStream.range(0, data.size())
                .filter(row -> Double.isNaN(data.slot(row, feature)))
                .count();
        if (missing == 0) {
            return;
        }
        double rate = (double) missing / data.size();
        boolean much = rate > MUCH_MISSING;
        report.add(Finding.table(
                Code.MISSING_RATE,
                much ? Severity.WARNING : Severity.NOTE,
                data.source(),
                features.get(feature).column(),
                "has no value in " + missing + " of " + data.size() + " rows (" + percent(rate) + ")",
                "",
                much
                        ? "exclude the column unless missing means something"
                        : "missing values are treated as the schema says"));
    }

    private static String percent(double fraction) {
        return Decimals.format(Math.round(fraction * 10_000) / 100.0) + " %";
    }

    private void constant(int feature) {
        double first = data.slot(0, feature);
        for (int row = 1; row < data.size(); row++) {
            double slot = data.slot(row, feature);
            if (slot != first && !(Double.isNaN(slot) && Double.isNaN(first))) {
                return;
            }
        }
        if (data.size() > 1) {
            warn(
                    Code.CONSTANT_COLUMN,
                    features.get(feature).column(),
                    "is the same in every row",
                    "a value that differs between customers",
                    "exclude it with churn.exclude, it tells nothing");
        }
    }

    private void identifierAsFeature(int feature) {
        Feature kind = features.get(feature);
        if (kind instanceof BinaryFeature || repeatsEarly(feature)) {
            return;
        }
        ColumnProfile profile = new ColumnProfile(kind.column(), 2);
        for (int row = 0; row < data.size(); row++) {
            char[] text = kind.format(data.slot(row, feature)).toCharArray();
            if (text.length == 0) {
                return;
            }
            profile.add(text, 0, text.length, false, data.line(row));
        }
        if (IdentifierGuess.identifies(profile)) {
            warn(
                    Code.IDENTIFIER_AS_FEATURE,
                    kind.column(),
                    "has another value in every row and looks like an identifier",
                    "a value that describes the customer",
                    "declare it with churn.id or exclude it with churn.exclude");
        }
    }

    private boolean repeatsEarly(int feature) {
        Set<Double> seen = new HashSet<>();
        int rows = Math.min(LOOKED_AT, data.size());
        return rows < 2 || IntStream.range(0, rows).anyMatch(row -> !seen.add(data.slot(row, feature)));
    }

    private boolean bothClasses() {
        long[] counts = classCounts();
        if (counts[0] > 0 && counts[1] > 0) {
            return true;
        }
        Label label = data.schema().requireLabel();
        error(
                Code.ONE_CLASS_LABEL,
                label.column(),
                "is \"" + (counts[1] > 0 ? label.positive() : label.negative()) + "\" in every accepted row",
                "rows with \"" + label.positive() + "\" and rows with \"" + label.negative() + "\"",
                "add rows of the other kind, or correct churn.positive");
        return false;
    }

    private long[] classCounts() {
        long[] counts = new long[2];
        for (byte label : data.labels()) {
            counts[label]++;
        }
        return counts;
    }

    private void leakage() {
        if (Arrays.stream(classCounts()).min().orElse(0) < FEWEST_OF_A_CLASS) {
            return;
        }
        for (int i = 0; i < features.size(); i++) {
            Feature feature = features.get(i);
            boolean judged = !(feature instanceof CategoricalFeature c)
                    || (long) c.categories().size() * ROWS_PER_LEVEL <= data.size();
            double auc = judged ? SingleFeatureAuc.of(data, i) : .5;
            if (auc >= LEAKING_AUC) {
                leaks(feature.column(), auc);
            }
        }
    }

    private void leaks(String column, double auc) {
        boolean allowed = allowedLeakage.contains(column);
        report.add(Finding.table(
                Code.LABEL_LEAKAGE,
                allowed ? Severity.WARNING : Severity.ERROR,
                data.source(),
                column,
                "alone tells who left (AUC " + Decimals.format(Math.floor(auc * 10_000) / 10_000) + ")",
                "an AUC below " + Decimals.format(LEAKING_AUC),
                allowed
                        ? "allowed by churn.allowLeakage; make sure the value is known before the customer leaves"
                        : "exclude it with churn.exclude=" + column + ", or allow it with churn.allowLeakage=" + column
                                + " if it is known before the customer leaves"));
    }
}
