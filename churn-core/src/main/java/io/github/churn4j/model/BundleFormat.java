package io.github.churn4j.model;

/** Names and bounds of the bundle's format, version 1. */
final class BundleFormat {

    static final String FORMAT = "churn4j-model";
    static final int VERSION = 1;

    static final String MANIFEST = "manifest.json";
    static final String SCHEMA = "schema.json";
    static final String PIPELINE = "pipeline.json";
    static final String CLASSIFIER = "classifier.json";
    static final String TREES = "trees.bin";
    static final String CALIBRATION = "calibration.json";
    static final String DECISION = "decision.json";
    static final String PROFILE = "profile.json";
    static final String EVALUATION = "evaluation.json";
    static final String PROVENANCE = "provenance.json";
    static final String SEEN_ROWS = "seen-rows.bin";
    static final String MONITORING = "monitoring.json";
    static final String CARD = "card.md";
    static final String REPORT = "report.html";

    static final long LARGEST_BUNDLE = 1L << 30;
    static final int MOST_ENTRIES = 64;

    private BundleFormat() {}
}
