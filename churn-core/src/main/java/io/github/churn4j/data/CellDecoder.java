package io.github.churn4j.data;

/** Turns the stripped, present text of a cell into its feature's slot, as {@link Feature#parse} would. */
abstract class CellDecoder {

    /** Stands for a value that the feature refuses; no slot is infinite. */
    static final double REFUSED = Double.NEGATIVE_INFINITY;
    /** Stands for an unseen level that counts as missing. */
    static final double UNSEEN = Double.POSITIVE_INFINITY;

    private CellDecoder() {}

    abstract double decode(char[] chars, int from, int length);

    static CellDecoder of(Feature feature) {
        if (feature instanceof NumericFeature numeric) {
            return new Numbers(numeric);
        }
        if (feature instanceof CategoricalFeature categorical) {
            return new Named(new LevelIndex(categorical.categories()), categorical.unseen());
        }
        BinaryFeature binary = (BinaryFeature) feature;
        return new Named(new LevelIndex(java.util.List.of(binary.zero(), binary.one())), binary.unseen());
    }

    private static final class Numbers extends CellDecoder {
        private final NumericFeature feature;

        Numbers(NumericFeature feature) {
            this.feature = feature;
        }

        @Override
        double decode(char[] chars, int from, int length) {
            double value = Decimals.parse(chars, from, length);
            return feature.accepts(value) ? value : REFUSED;
        }
    }

    private static final class Named extends CellDecoder {
        private final LevelIndex levels;
        private final double otherwise;

        Named(LevelIndex levels, UnseenPolicy unseen) {
            this.levels = levels;
            otherwise = unseen == UnseenPolicy.AS_MISSING ? UNSEEN : REFUSED;
        }

        @Override
        double decode(char[] chars, int from, int length) {
            int level = levels.find(chars, from, length);
            return level < 0 ? otherwise : level;
        }
    }
}
