package io.github.churn4j.registry.gate;

import io.github.churn4j.ChurnException;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.DatasetReader;
import io.github.churn4j.data.RowSource;
import io.github.churn4j.model.ChurnModel;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What gates look at: the candidate, the champion it would follow, and labelled customers, which are read under each
 * model's own schema when a gate first asks for them. Safe to share.
 */
public final class GateContext {

    /** Churners, and stayers, that must be among the unseen rows unless told otherwise. */
    public static final int LEAST_PER_CLASS = 50;

    private final ChurnModel candidate;
    private final Optional<ChurnModel> champion;
    private final Optional<Function<ChurnModel, Dataset>> reading;
    private final boolean asserted;
    private final int leastPerClass;
    private final long seed;
    private @Nullable EvaluationRows rows;
    private @Nullable UnseenRows unseen;

    private GateContext(Builder builder) {
        candidate = builder.candidate;
        champion = builder.champion;
        reading = builder.reading;
        asserted = builder.asserted;
        leastPerClass = builder.leastPerClass;
        seed = builder.seed;
    }

    /** A builder for a candidate without champion and without rows. */
    public static Builder builder(ChurnModel candidate) {
        return new Builder(candidate);
    }

    /** The model that may be promoted. */
    public ChurnModel candidate() {
        return candidate;
    }

    /** The model it would follow, if there is one. */
    public Optional<ChurnModel> champion() {
        return champion;
    }

    /** Of whatever gates draw by chance. */
    public long seed() {
        return seed;
    }

    /**
     * All rows given, also those that the models were trained on: good for measuring time, not quality.
     *
     * @throws ChurnException if none were given, or one of the schemas cannot read them
     */
    public synchronized EvaluationRows rows() {
        if (rows == null) {
            Function<ChurnModel, Dataset> read = reading.orElseThrow(() ->
                    new ChurnException("no labelled rows were given; name data that neither model was trained on"));
            rows = EvaluationRows.of(read.apply(candidate), champion.map(read));
        }
        return rows;
    }

    /**
     * The rows that neither model was trained on, and what both say of them.
     *
     * @throws ChurnException as {@link #rows()}
     */
    public synchronized UnseenRows unseen() {
        if (unseen == null) {
            unseen = UnseenRows.of(rows(), this);
        }
        return unseen;
    }

    boolean assertedUnseen() {
        return asserted;
    }

    int leastPerClass() {
        return leastPerClass;
    }

    /** Which bundle does not tell what it was trained on; empty if all do. */
    Optional<String> unproven() {
        boolean own = candidate.seenRows().isEmpty();
        boolean others = champion.isPresent() && champion.get().seenRows().isEmpty();
        return own || others
                ? Optional.of(
                        own && others
                                ? "the bundle of either model"
                                : own ? "the candidate's bundle" : "the champion's bundle")
                : Optional.empty();
    }

    /** Collects what gates look at. Not thread-safe. */
    public static final class Builder {
        private final ChurnModel candidate;
        private Optional<ChurnModel> champion = Optional.empty();
        private Optional<Function<ChurnModel, Dataset>> reading = Optional.empty();
        private boolean asserted;
        private int leastPerClass = LEAST_PER_CLASS;
        private long seed = 42;

        private Builder(ChurnModel candidate) {
            this.candidate = candidate;
        }

        /** The model to compare with; none unless told. */
        public Builder champion(ChurnModel value) {
            champion = Optional.of(value);
            return this;
        }

        /** Labelled customers; none unless told. Read once for each model, so a query must keep its order. */
        public Builder rows(RowSource source) {
            return rows(model -> DatasetReader.of(model.schema()).read(source).dataset());
        }

        /** Labelled customers as each model's own schema reads them; a customer has the same line in both. */
        public Builder rows(Function<ChurnModel, Dataset> value) {
            reading = Optional.of(value);
            return this;
        }

        /**
         * The caller's word that rows are unseen by a model whose bundle does not tell; evidence records it. It does not
         * overrule a bundle that does tell.
         */
        public Builder assertUnseen(boolean value) {
            asserted = value;
            return this;
        }

        /** So many churners, and so many stayers, must be among the unseen rows, 2 or more; {@link #LEAST_PER_CLASS} unless told. */
        public Builder leastPerClass(int value) {
            if (value < 2) {
                throw new IllegalArgumentException("least rows of a class is " + value + ", expected 2 or more");
            }
            leastPerClass = value;
            return this;
        }

        /** Of whatever gates draw by chance; 42 unless told. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /** The context. */
        public GateContext build() {
            return new GateContext(this);
        }
    }
}
