package io.github.churn4j.model;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.pipeline.FittedPipeline;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A trained churn model with all it needs to answer, to be explained, to be watched and to be made again.
 *
 * <p>Kept as one file, the bundle ({@code *.churn}); the same model gives the same bytes. Immutable and thread-safe.
 */
public final class ChurnModel {

    private final String name;
    private final FittedPipeline pipeline;
    private final Classifier classifier;
    private final Calibration calibration;
    private final Decision decision;
    private final ReferenceProfile profile;
    private final Provenance provenance;
    private final Optional<SeenRows> seenRows;
    private final Optional<String> monitoring;
    private final String evaluation;
    private final String card;
    private final String report;
    private final BundleBytes bundle;

    private ChurnModel(Builder b) {
        name = need(b.name, "name");
        pipeline = need(b.pipeline, "pipeline");
        classifier = need(b.classifier, "classifier");
        calibration = need(b.calibration, "calibration");
        decision = need(b.decision, "decision");
        profile = need(b.profile, "profile");
        provenance = need(b.provenance, "provenance");
        seenRows = Optional.ofNullable(b.seenRows);
        monitoring = Optional.ofNullable(b.monitoring);
        evaluation = need(b.evaluation, "evaluation");
        card = need(b.card, "card");
        report = need(b.report, "report");
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw new IllegalArgumentException("model name is \"" + name
                    + "\", expected up to 100 letters, digits, dots, dashes and underscores, a letter or digit first");
        }
        if (classifier.featureCount() != pipeline.width()) {
            throw new IllegalArgumentException("the classifier reads " + classifier.featureCount()
                    + " model features, the pipeline makes " + pipeline.width());
        }
        if (profile.features().size() != schema().features().size()) {
            throw new IllegalArgumentException(
                    "the reference profile has " + profile.features().size() + " features, the schema "
                            + schema().features().size());
        }
        if (seenRows.isPresent() && !seenRows.get().fits(schema())) {
            throw new IllegalArgumentException(
                    "the rows seen were read by a schema with other features than the model's");
        }
        bundle = b.bundle == null ? BundleWriter.write(this) : b.bundle;
    }

    private static <T> T need(@Nullable T part, String what) {
        return Objects.requireNonNull(part, () -> "a model needs its " + what);
    }

    /**
     * Reads a bundle, checking every entry against its SHA-256 before it is parsed.
     *
     * @throws BundleException if the file is missing, no bundle, damaged or of a newer format
     */
    public static ChurnModel read(Path file) {
        return BundleReader.read(file);
    }

    /**
     * Reads a bundle from memory.
     *
     * @param place what it is, for messages
     * @throws BundleException if the bytes are no bundle, damaged or of a newer format
     */
    public static ChurnModel read(byte[] bytes, String place) {
        return BundleReader.read(bytes, place);
    }

    /**
     * Writes the bundle, whole or not at all: to {@code <file>.part} first, which then takes the file's name.
     *
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public void write(Path file) {
        bundle.write(file);
    }

    /** The bundle's bytes from the beginning, from memory. */
    public InputStream open() {
        return bundle.open();
    }

    /** The name the model was trained under. */
    public String name() {
        return name;
    }

    /** SHA-256 of the bundle, lower-case hex: the model's identity. */
    public String sha256() {
        return bundle.sha256();
    }

    /** The bundle's size in bytes. */
    public long size() {
        return bundle.size();
    }

    /** The schema of the customers it reads. */
    public ChurnSchema schema() {
        return pipeline.schema();
    }

    /** From a customer's slots to model features. */
    public FittedPipeline pipeline() {
        return pipeline;
    }

    /** From model features to a raw margin. */
    public Classifier classifier() {
        return classifier;
    }

    /** From a raw margin to P(churn). */
    public Calibration calibration() {
        return calibration;
    }

    /** From P(churn) to an answer. */
    public Decision decision() {
        return decision;
    }

    /** What customers looked like when the model was made. */
    public ReferenceProfile profile() {
        return profile;
    }

    /** Where the model comes from. */
    public Provenance provenance() {
        return provenance;
    }

    /**
     * The rows it was fitted, tuned or calibrated on, to be told from those it never saw; absent from models that were
     * made without.
     */
    public Optional<SeenRows> seenRows() {
        return seenRows;
    }

    /**
     * How the model is to be watched, JSON text: what the drift detection calibrated on rows the model was not fitted on.
     * Absent from models that were made without; read by {@code churn-drift}.
     */
    public Optional<String> monitoring() {
        return monitoring;
    }

    /** The evaluation document, JSON text. */
    public String evaluation() {
        return evaluation;
    }

    /** The model card, Markdown text. */
    public String card() {
        return card;
    }

    /** The training report, one self-contained HTML page. */
    public String report() {
        return report;
    }

    @Override
    public String toString() {
        return "ChurnModel[" + name + ", " + provenance.algorithm() + ", " + sha256().substring(0, 12) + "]";
    }

    /** A builder with nothing set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the parts of a model; all but the rows seen and the monitoring are needed. Not thread-safe. */
    public static final class Builder {
        private @Nullable String name;
        private @Nullable FittedPipeline pipeline;
        private @Nullable Classifier classifier;
        private @Nullable Calibration calibration;
        private @Nullable Decision decision;
        private @Nullable ReferenceProfile profile;
        private @Nullable Provenance provenance;
        private @Nullable SeenRows seenRows;
        private @Nullable String monitoring;
        private @Nullable String evaluation;
        private @Nullable String card;
        private @Nullable String report;
        private @Nullable BundleBytes bundle;

        private Builder() {}

        /** The name: up to 100 letters, digits, dots, dashes and underscores. */
        public Builder name(String value) {
            name = value;
            return this;
        }

        /** From a customer's slots to model features. */
        public Builder pipeline(FittedPipeline value) {
            pipeline = value;
            return this;
        }

        /** From model features to a raw margin. */
        public Builder classifier(Classifier value) {
            classifier = value;
            return this;
        }

        /** From a raw margin to P(churn). */
        public Builder calibration(Calibration value) {
            calibration = value;
            return this;
        }

        /** From P(churn) to an answer. */
        public Builder decision(Decision value) {
            decision = value;
            return this;
        }

        /** What customers looked like when the model was made. */
        public Builder profile(ReferenceProfile value) {
            profile = value;
            return this;
        }

        /** Where the model comes from. */
        public Builder provenance(Provenance value) {
            provenance = value;
            return this;
        }

        /** The rows it was fitted, tuned or calibrated on; may be left out. */
        public Builder seenRows(SeenRows value) {
            seenRows = value;
            return this;
        }

        /** How the model is to be watched, JSON text; may be left out. */
        public Builder monitoring(String value) {
            monitoring = value;
            return this;
        }

        /** The evaluation document, JSON text. */
        public Builder evaluation(String value) {
            evaluation = value;
            return this;
        }

        /** The model card, Markdown text. */
        public Builder card(String value) {
            card = value;
            return this;
        }

        /** The training report, HTML text. */
        public Builder report(String value) {
            report = value;
            return this;
        }

        /** The bytes the parts were read from. */
        Builder bundle(BundleBytes value) {
            bundle = value;
            return this;
        }

        /**
         * The finished model.
         *
         * @throws NullPointerException if a part is missing
         * @throws IllegalArgumentException if parts do not fit each other
         */
        public ChurnModel build() {
            return new ChurnModel(this);
        }
    }
}
