package io.github.churn4j.data;

/** One feature's slots in the narrowest array that holds them. */
sealed interface SlotColumn {

    double get(int row);

    static Builder builder(Feature feature) {
        if (feature instanceof NumericFeature) {
            return new NumberBuilder();
        }
        int levels = feature instanceof CategoricalFeature categorical
                ? categorical.categories().size()
                : 2;
        return levels <= LevelColumn.MISSING ? new LevelBuilder() : new NumberBuilder();
    }

    /** Collects slots. */
    sealed interface Builder {
        void add(int row, double slot);

        SlotColumn freeze(int size);
    }

    /** Numbers, and levels too many for a byte. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
    record NumberColumn(double[] values) implements SlotColumn {
        @Override
        public double get(int row) {
            return values[row];
        }
    }

    /** Up to 255 levels. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
    record LevelColumn(byte[] levels) implements SlotColumn {
        static final int MISSING = 255;

        @Override
        public double get(int row) {
            int level = levels[row] & 0xFF;
            return level == MISSING ? Double.NaN : level;
        }
    }

    /** Builds a {@link NumberColumn}. */
    final class NumberBuilder implements Builder {
        private double[] values = new double[Growth.FIRST];

        @Override
        public void add(int row, double slot) {
            values = Growth.room(values, row);
            values[row] = slot;
        }

        @Override
        public SlotColumn freeze(int size) {
            return new NumberColumn(Growth.trim(values, size));
        }
    }

    /** Builds a {@link LevelColumn}. */
    final class LevelBuilder implements Builder {
        private byte[] levels = new byte[Growth.FIRST];

        @Override
        public void add(int row, double slot) {
            levels = Growth.room(levels, row);
            levels[row] = (byte) (Double.isNaN(slot) ? LevelColumn.MISSING : (int) slot);
        }

        @Override
        public SlotColumn freeze(int size) {
            return new LevelColumn(Growth.trim(levels, size));
        }
    }
}
