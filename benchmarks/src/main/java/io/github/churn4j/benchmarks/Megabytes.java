package io.github.churn4j.benchmarks;

import io.github.churn4j.model.ChurnModel;
import java.util.SplittableRandom;

/** Bundles of a megabyte, made quickly. */
final class Megabytes {

    private static final ChurnModel BASE = BankCards.logistic(BankCards.platt());

    /** Hexadecimal digits compress to a half. */
    private static final int DIGITS = 2_000_000;

    private Megabytes() {}

    /** A bundle whose report is random digits. */
    static ChurnModel model(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder report = new StringBuilder(DIGITS + Long.BYTES * 2);
        while (report.length() < DIGITS) {
            report.append(Long.toHexString(random.nextLong()));
        }
        return ChurnModel.builder()
                .name(BASE.name())
                .pipeline(BASE.pipeline())
                .classifier(BASE.classifier())
                .calibration(BASE.calibration())
                .decision(BASE.decision())
                .profile(BASE.profile())
                .provenance(BASE.provenance())
                .evaluation(BASE.evaluation())
                .card(BASE.card())
                .report(report.toString())
                .build();
    }
}
