package io.github.churn4j.drift.report;

import io.github.churn4j.drift.DriftTest;
import io.github.churn4j.drift.Verdict;
import io.github.churn4j.drift.performance.Measure;
import io.github.churn4j.report.ValueFormat;
import java.math.BigDecimal;
import java.text.Bidi;
import java.util.Locale;

/** How the page writes numbers and names. */
final class Words {

    static final ValueFormat COUNT = ValueFormat.integer();
    static final ValueFormat PERCENT = ValueFormat.percent(1);
    static final ValueFormat TWO = ValueFormat.decimals(2);
    static final ValueFormat THREE = ValueFormat.decimals(3);

    private static final int LONGEST_NAME = 60;
    private static final double EVERYDAY = .001;

    private Words() {}

    /** A p-value: three decimals, or two digits and a power of ten where these would be zeros. */
    static String p(double p) {
        if (Double.isNaN(p) || p >= EVERYDAY) {
            return THREE.format(p);
        }
        return p == 0 ? "below 1e−300" : scientific(p);
    }

    /** A number of whatever size: three significant digits for small ones. */
    static String figure(double value) {
        if (Double.isNaN(value) || value == 0 || Math.abs(value) >= .1) {
            return THREE.format(value);
        }
        if (Math.abs(value) >= EVERYDAY) {
            return ValueFormat.decimals(Math.abs(value) >= .01 ? 3 : 4).format(value);
        }
        return scientific(value);
    }

    /** With a true minus sign, at which no line is broken. */
    private static String scientific(double value) {
        return String.format(Locale.ROOT, "%.1e", value).replace('-', '−');
    }

    /** A level as people write it: {@code 0.05}. */
    static String level(double alpha) {
        return BigDecimal.valueOf(alpha).stripTrailingZeros().toPlainString();
    }

    /** {@code 1 feature}, {@code 2 features}. */
    static String count(long number, String thing) {
        return COUNT.format((double) number) + " " + thing + (number == 1 ? "" : "s");
    }

    static String verdict(Verdict verdict) {
        return switch (verdict) {
            case STABLE -> "stable";
            case DRIFT -> "drift";
            case INSUFFICIENT_DATA -> "too few";
        };
    }

    static String name(DriftTest test) {
        return switch (test) {
            case KOLMOGOROV_SMIRNOV -> "Kolmogorov–Smirnov";
            case CRAMER_VON_MISES -> "Cramér–von Mises";
            case WASSERSTEIN -> "Wasserstein";
            case CHI_SQUARE -> "χ²";
            case POPULATION_STABILITY -> "Population stability";
            case JENSEN_SHANNON -> "Jensen–Shannon";
            case MISSING_RATE -> "Missing values";
            case NEW_VALUES -> "New values";
        };
    }

    /** The same where there is little room. */
    static String shortName(DriftTest test) {
        return switch (test) {
            case KOLMOGOROV_SMIRNOV -> "KS";
            case CRAMER_VON_MISES -> "CvM";
            case POPULATION_STABILITY -> "PSI";
            case JENSEN_SHANNON -> "JS";
            case MISSING_RATE -> "missing";
            case NEW_VALUES -> "new";
            default -> name(test);
        };
    }

    static String name(Measure measure) {
        return switch (measure) {
            case CHURN_RATE -> "churn rate";
            case ROC_AUC -> "ROC AUC";
            case ACCURACY -> "accuracy";
            case PRECISION -> "precision";
            case RECALL -> "recall";
            case F1 -> "F1";
            case BRIER -> "Brier score";
            case PROFIT -> "profit per customer";
            case EMPC -> "expected maximum profit";
        };
    }

    /** What the effect of a test is, with its number. */
    static String effect(DriftTest test, double effect) {
        return switch (test) {
            case KOLMOGOROV_SMIRNOV, CRAMER_VON_MISES -> "D " + figure(effect);
            case WASSERSTEIN -> figure(effect) + " sd";
            case CHI_SQUARE -> "V " + figure(effect);
            case POPULATION_STABILITY -> "PSI " + figure(effect);
            case JENSEN_SHANNON -> "JS " + figure(effect);
            case MISSING_RATE, NEW_VALUES -> PERCENT.signed().format(effect);
        };
    }

    static String meaning(DriftTest test) {
        return switch (test) {
            case KOLMOGOROV_SMIRNOV -> "D: the largest gap between the two cumulative distributions, 0 to 1.";
            case CRAMER_VON_MISES ->
                "The squared gap of the two cumulative distributions over all values; the effect is D.";
            case WASSERSTEIN -> "How far values moved on average, in standard deviations of the reference.";
            case CHI_SQUARE -> "Whether the shares of the categories differ; the effect is Cramér's V, 0 to 1.";
            case POPULATION_STABILITY -> "PSI: the symmetric relative entropy of the shares, 0 for equal ones.";
            case JENSEN_SHANNON -> "Distance of the shares, 0 for equal ones, 1 for ones without anything in common.";
            case MISSING_RATE ->
                "Whether values are missing more or less often; the effect is the difference of the shares.";
            case NEW_VALUES -> "Whether there are values the model's schema does not know; the effect is their share.";
        };
    }

    /** A source without the directories before it: a page is the same wherever its data lie, and tells no places. */
    static String place(String source) {
        return source.substring(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1);
    }

    /** A name from the data, cut to a length that a sentence bears and kept from turning the text around it. */
    static String brief(String name) {
        String cut = name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
        char[] characters = cut.toCharArray();
        return Bidi.requiresBidi(characters, 0, characters.length) ? "\u2068" + cut + "\u2069" : cut;
    }
}
