package io.github.churn4j.drift;

import java.util.List;
import java.util.Optional;

/** From tests to the verdict of a feature, and from features to that of all. */
final class Verdicts {

    private final DriftOptions options;
    private final boolean enough;

    /**
     * By the policy of options.
     *
     * @param enough whether there are as many customers on either side as the options demand
     */
    Verdicts(DriftOptions options, boolean enough) {
        this.options = options;
        this.enough = enough;
    }

    /** Drift if a test says so; else none where a test had too few values, or there is no test at all. */
    static Verdict feature(List<TestResult> tests) {
        if (tests.stream().anyMatch(t -> t.verdict() == Verdict.DRIFT)) {
            return Verdict.DRIFT;
        }
        return tests.isEmpty() || tests.stream().anyMatch(t -> t.verdict() == Verdict.INSUFFICIENT_DATA)
                ? Verdict.INSUFFICIENT_DATA
                : Verdict.STABLE;
    }

    Verdict overall(List<FeatureDrift> features, Optional<FeatureDrift> score, Optional<DomainDrift> domain) {
        if (!enough) {
            return Verdict.INSUFFICIENT_DATA;
        }
        List<FeatureDrift> tested =
                features.stream().filter(f -> !f.tests().isEmpty()).toList();
        long drifted = tested.stream().filter(f -> f.verdict() == Verdict.DRIFT).count();
        boolean own = options.rules() == Rules.OWN && options.driftShare() == 0;
        boolean together = own
                && (score.filter(s -> s.verdict() == Verdict.DRIFT).isPresent()
                        || domain.filter(d -> d.verdict() == Verdict.DRIFT).isPresent());
        if (together || (drifted > 0 && drifted >= options.driftShare() * tested.size())) {
            return Verdict.DRIFT;
        }
        boolean open = tested.stream().allMatch(f -> f.verdict() == Verdict.INSUFFICIENT_DATA);
        return open ? Verdict.INSUFFICIENT_DATA : Verdict.STABLE;
    }

    String policy() {
        if (options.driftShare() > 0) {
            return "drift where at least " + percent(options.driftShare()) + " of the features drift";
        }
        return options.rules() == Rules.OWN
                ? "drift where any feature, the score or the domain classifier drifts"
                : "drift where any feature drifts";
    }

    private static String percent(double share) {
        double percent = Math.rint(share * 1000) / 10;
        return (percent == Math.rint(percent) ? String.valueOf((long) percent) : String.valueOf(percent)) + " %";
    }
}
