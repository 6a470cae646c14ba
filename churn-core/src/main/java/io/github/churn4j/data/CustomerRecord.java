package io.github.churn4j.data;

import io.github.churn4j.data.FieldProblem.Code;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One customer's feature values, checked against a schema.
 *
 * <p>Holds one slot per feature (see {@link Feature}), no text and no map. Immutable and thread-safe.
 */
public final class CustomerRecord {

    private final ChurnSchema schema;
    private final double[] slots;

    private CustomerRecord(ChurnSchema schema, double[] slots) {
        this.schema = schema;
        this.slots = slots;
    }

    /**
     * A record from slots in the schema's feature order; the array is copied.
     *
     * @throws IllegalArgumentException if there are more or fewer slots than features
     * @throws InvalidRecordException if the schema does not accept a value
     */
    public static CustomerRecord of(ChurnSchema schema, double[] slots) {
        if (slots.length != schema.features().size()) {
            throw new IllegalArgumentException(slots.length + " slots given, expected one for each of "
                    + schema.features().size() + " features");
        }
        Builder builder = new Builder(schema);
        for (int i = 0; i < slots.length; i++) {
            builder.setSlot(i, slots[i]);
        }
        return builder.build();
    }

    /** The schema this record was checked against. */
    public ChurnSchema schema() {
        return schema;
    }

    /** The slot of the feature at a position; NaN where it is missing. */
    public double slot(int feature) {
        return slots[feature];
    }

    /** Copies all slots into the start of an array that has room for them. */
    public void copyTo(double[] target) {
        System.arraycopy(slots, 0, target, 0, slots.length);
    }

    /** The value of a feature, by column or field name, as text; empty where it is missing. */
    public String text(String name) {
        int slot = schema.requireSlot(name);
        return schema.features().get(slot).format(slots[slot]);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CustomerRecord that && Arrays.equals(slots, that.slots) && schema.equals(that.schema);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(slots);
    }

    /** Says how many features are set; values are personal and do not appear. */
    @Override
    public String toString() {
        return "CustomerRecord["
                + Arrays.stream(slots).filter(s -> !Double.isNaN(s)).count() + " of " + slots.length + " features]";
    }

    /**
     * Collects the values of one customer under their column or field names, and every problem on the way, so that
     * {@link #build()} can tell them all at once, up to {@value #MOST_PROBLEMS}. Quickest where the values come in the
     * schema's order. Not thread-safe.
     */
    public static final class Builder {
        private static final int MOST_PROBLEMS = 100; // what an answer to a caller may list

        private final ChurnSchema schema;
        private final List<Feature> features;
        private final double[] slots;
        private final boolean[] given;
        private final boolean[] faulty;
        private final List<FieldProblem> problems = new ArrayList<>(0);
        private int next;

        Builder(ChurnSchema schema) {
            this.schema = schema;
            features = schema.features();
            int count = features.size();
            slots = new double[count];
            given = new boolean[count];
            faulty = new boolean[count];
            Arrays.fill(slots, Double.NaN);
        }

        /** Sets a value from text, as a data file would spell it; null, blank or a missing token means missing. */
        public Builder set(String name, @Nullable String value) {
            int slot = find(name);
            if (slot >= 0) {
                if (!claim(slot)) {
                    doubled(slot, value == null ? "" : value);
                } else if (value != null) {
                    setText(slot, value);
                }
            }
            return this;
        }

        private void setText(int slot, String value) {
            List<String> tokens = schema.missingTokens();
            if (tokens.isEmpty() || !tokens.contains(value.strip())) {
                try {
                    slots[slot] = features.get(slot).parse(value);
                } catch (InvalidValueException e) {
                    fail(slot, e.problem());
                }
            }
        }

        /** Sets a number; for a binary or categorical feature it is the level spelt like the number. */
        public Builder set(String name, double value) {
            int slot = find(name);
            if (slot < 0) {
                return this;
            }
            if (!claim(slot)) {
                doubled(slot, Decimals.format(value));
                return this;
            }
            Feature feature = features.get(slot);
            if (!Double.isFinite(value)) {
                wrongType(slot, Double.toString(value));
            } else if (feature instanceof NumericFeature numeric && numeric.accepts(value)) {
                slots[slot] = value;
            } else if (feature instanceof NumericFeature) {
                setChecked(slot, feature, value);
            } else {
                setText(slot, Decimals.format(value));
            }
            return this;
        }

        /**
         * Notes that a feature was given something that is neither text nor number, whatever its policies.
         *
         * @param shown what stands for the value in the problem, such as {@code […]}
         */
        public Builder setUnreadable(String name, String shown) {
            int slot = find(name);
            if (slot >= 0) {
                if (claim(slot)) {
                    wrongType(slot, shown);
                } else {
                    doubled(slot, shown);
                }
            }
            return this;
        }

        /** Sets a slot by its position; NaN means missing. */
        public Builder setSlot(int slot, double value) {
            given[slot] = true;
            setChecked(slot, features.get(slot), value);
            return this;
        }

        /** Notes a problem with something beside the features, to be told with all others. */
        public Builder problem(FieldProblem problem) {
            if (problems.size() < MOST_PROBLEMS) {
                problems.add(problem);
            }
            return this;
        }

        private void setChecked(int slot, Feature feature, double value) {
            try {
                feature.check(value);
                slots[slot] = value;
            } catch (InvalidValueException e) {
                fail(slot, e.problem());
            }
        }

        /** The slot of a name; -1, and a problem, for one that the schema does not know. */
        private int find(String name) {
            int slot = schema.slotOf(name, next);
            if (slot >= 0) {
                next = slot + 1;
            } else if (problems.size() < MOST_PROBLEMS) {
                String remedy = schema.nearest(name)
                        .map(n -> "did you mean '" + n + "'?")
                        .orElse("leave it out");
                problem(new FieldProblem(Code.UNKNOWN_FIELD, name, "", "a feature of the schema", remedy));
            }
            return slot;
        }

        private boolean claim(int slot) {
            boolean free = !given[slot];
            given[slot] = true;
            return free;
        }

        private void doubled(int slot, String value) {
            fail(
                    slot,
                    new FieldProblem(
                            Code.DUPLICATE_FIELD,
                            features.get(slot).column(),
                            value,
                            "one value",
                            "give the field once"));
        }

        private void wrongType(int slot, String value) {
            Feature feature = features.get(slot);
            fail(
                    slot,
                    new FieldProblem(
                            Code.WRONG_TYPE, feature.column(), value, feature.expectation(), "correct the value"));
        }

        private void fail(int slot, FieldProblem problem) {
            faulty[slot] = true;
            problem(problem);
        }

        /**
         * The finished record.
         *
         * @throws InvalidRecordException with every unknown, doubled, missing or unacceptable field
         */
        public CustomerRecord build() {
            for (int i = 0; i < slots.length; i++) {
                if (Double.isNaN(slots[i]) && !faulty[i]) {
                    requireMissingAllowed(features.get(i));
                }
            }
            if (!problems.isEmpty()) {
                throw new InvalidRecordException(problems);
            }
            return new CustomerRecord(schema, slots.clone());
        }

        private void requireMissingAllowed(Feature feature) {
            if (feature.missing() == MissingPolicy.REJECT) {
                problem(new FieldProblem(
                        Code.MISSING_FIELD, feature.column(), "", feature.expectation(), "give a value"));
            }
        }
    }
}
