package io.github.churn4j.drift;

import io.github.churn4j.ChurnException;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.evaluate.FieldImportance;
import io.github.churn4j.evaluate.ModelEvaluation;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.ReferenceProfile;
import io.github.churn4j.model.Trainer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares current customers with a reference, feature by feature and in their scores.
 *
 * <pre>{@code
 * DriftSample current = DriftSample.read(ChurnPredictor.of(model), CsvSource.of(file));
 * DriftReport report = DriftDetector.builder(model).build().detect(current);
 * if (report.verdict() == Verdict.DRIFT) { … report.drifted() … }
 * }</pre>
 *
 * <p>Drift here is a change of what customers look like and, with scores, of what the model says of them. A change of
 * what becomes of customers who look the same (concept drift) leaves all of this as it was and is not seen: it takes
 * labels.
 *
 * <p>Costs O(n log n) a feature. Deterministic; immutable and thread-safe.
 */
public final class DriftDetector {

    private final Reference reference;
    private final Importances importances;
    private final DriftOptions options;
    private final @Nullable Trainer trainer;

    private DriftDetector(Builder builder) {
        reference = builder.rows == null ? builder.reference : Reference.of(builder.rows);
        importances = builder.importances;
        options = builder.options;
        trainer = builder.trainer;
        builder.reference.requireSame(reference.schema(), "the table of reference rows");
        options.columns().forEach(reference.schema()::requireSlot);
    }

    /** Against the summary of a reference, whose features are those of the schema. */
    public static Builder builder(ReferenceProfile profile, ChurnSchema schema) {
        return new Builder(Reference.of(profile, schema), Importances.NONE);
    }

    /** Against the reference that a model brought along, ranked by what its features mean to the model. */
    public static Builder builder(ChurnModel model) {
        return new Builder(Reference.of(model.profile(), model.schema()), Importances.of(model));
    }

    /** Against customers at hand. */
    public static Builder builder(DriftSample reference) {
        return new Builder(Reference.of(reference), Importances.NONE);
    }

    /** The options it compares by. */
    public DriftOptions options() {
        return options;
    }

    /**
     * Compares.
     *
     * @throws ChurnException if the customers were read by a schema with other features than the reference's, naming
     *     those that differ
     */
    public DriftReport detect(DriftSample current) {
        reference.requireSame(current.schema(), current.facts().source());
        return new Detection(reference, importances, options, trainer, current).report();
    }

    /** Collects what a detector needs. Not thread-safe. */
    public static final class Builder {
        private final Reference reference;
        private Importances importances;
        private DriftOptions options = DriftOptions.defaults();
        private @Nullable DriftSample rows;
        private @Nullable Trainer trainer;

        private Builder(Reference reference, Importances importances) {
            this.reference = reference;
            this.importances = importances;
        }

        /** How to compare; default {@link DriftOptions#defaults()}. */
        public Builder options(DriftOptions how) {
            options = how;
            return this;
        }

        /** Customers to compare with in the place of a summary; the domain classifier needs them. */
        public Builder rows(DriftSample customers) {
            rows = customers;
            return this;
        }

        /**
         * What the features mean to the model, as {@link ModelEvaluation#importance()} has it; default that of the model's
         * own evaluation where there is a model. Fields that are no feature of the schema are left out.
         */
        public Builder importance(List<FieldImportance> groups) {
            importances = Importances.of(reference.schema(), groups, List.of());
            return this;
        }

        /** Has a classifier of this trainer try to tell current customers from those of the reference; default none. */
        public Builder domainClassifier(Trainer learner) {
            trainer = learner;
            return this;
        }

        /**
         * The detector.
         *
         * @throws ChurnException if the rows were read by a schema with other features than the reference's
         * @throws IllegalArgumentException if the options name a feature that there is not
         */
        public DriftDetector build() {
            return new DriftDetector(this);
        }
    }
}
