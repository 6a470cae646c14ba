package io.github.churn4j.data;

import io.github.churn4j.data.FieldProblem.Code;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
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
     * {@link #build()} can tell them all at once. Not thread-safe.
     */
    public static final class Builder {
        private final ChurnSchema schema;
        private final double[] slots;
        private final boolean[] given;
        private final boolean[] faulty;
        private final List<FieldProblem> problems = new ArrayList<>(0);

        Builder(ChurnSchema schema) {
            this.schema = schema;
            int count = schema.features().size();
            slots = new double[count];
            given = new boolean[count];
            faulty = new boolean[count];
            Arrays.fill(slots, Double.NaN);
        }

        /** Sets a value from text, as a data file would spell it; null, blank or a missing token means missing. */
        public Builder set(String name, @Nullable String value) {
            int slot = claim(name, value == null ? "" : value);
            if (slot >= 0 && value != null && !schema.missingTokens().contains(value.strip())) {
                try {
                    slots[slot] = schema.features().get(slot).parse(value);
                } catch (InvalidValueException e) {
                    fail(slot, e.problem());
                }
            }
            return this;
        }

        /** Sets a number; for a binary or categorical feature it is the level spelt like the number. */
        public Builder set(String name, double value) {
            int slot = claim(name, Decimals.format(value));
            if (slot < 0) {
                return this;
            }
            Feature feature = schema.features().get(slot);
            if (!Double.isFinite(value)) {
                fail(
                        slot,
                        new FieldProblem(
                                Code.WRONG_TYPE,
                                feature.column(),
                                Double.toString(value),
                                feature.expectation(),
                                "correct the value"));
            } else if (feature instanceof NumericFeature) {
                setChecked(slot, feature, value);
            } else {
                given[slot] = false;
                set(name, Decimals.format(value));
            }
            return this;
        }

        /** Sets a slot by its position; NaN means missing. */
        public Builder setSlot(int slot, double value) {
            given[slot] = true;
            setChecked(slot, schema.features().get(slot), value);
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

        private int claim(String name, String value) {
            OptionalInt slot = schema.slotOf(name);
            if (slot.isEmpty()) {
                String remedy = schema.nearest(name)
                        .map(n -> "did you mean '" + n + "'?")
                        .orElse("leave it out");
                problems.add(new FieldProblem(Code.UNKNOWN_FIELD, name, "", "a feature of the schema", remedy));
                return -1;
            }
            if (given[slot.getAsInt()]) {
                Feature feature = schema.features().get(slot.getAsInt());
                fail(
                        slot.getAsInt(),
                        new FieldProblem(
                                Code.DUPLICATE_FIELD, feature.column(), value, "one value", "give the field once"));
                return -1;
            }
            given[slot.getAsInt()] = true;
            return slot.getAsInt();
        }

        private void fail(int slot, FieldProblem problem) {
            faulty[slot] = true;
            problems.add(problem);
        }

        /**
         * The finished record.
         *
         * @throws InvalidRecordException with every unknown, doubled, missing or unacceptable field
         */
        public CustomerRecord build() {
            for (int i = 0; i < slots.length; i++) {
                Feature feature = schema.features().get(i);
                if (Double.isNaN(slots[i]) && !faulty[i] && feature.missing() == MissingPolicy.REJECT) {
                    problems.add(new FieldProblem(
                            Code.MISSING_FIELD, feature.column(), "", feature.expectation(), "give a value"));
                }
            }
            if (!problems.isEmpty()) {
                throw new InvalidRecordException(problems);
            }
            return new CustomerRecord(schema, slots.clone());
        }
    }
}
