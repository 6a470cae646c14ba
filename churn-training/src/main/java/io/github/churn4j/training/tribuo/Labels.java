package io.github.churn4j.training.tribuo;

import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** How the two classes and the model features are called inside the engine. */
final class Labels {

    static final Label STAYED = new Label("0");
    static final Label LEFT = new Label("1");

    private Labels() {}

    static Label of(byte label) {
        return label == 1 ? LEFT : STAYED;
    }

    static MutableDataset<Label> emptyDataset() {
        LabelFactory factory = new LabelFactory();
        return new MutableDataset<>(new SimpleDataSourceProvenance("training set", factory), factory);
    }

    /** One name per feature, padded so that their lexicographic order, which the engine numbers by, is theirs. */
    static String[] featureNames(int columns) {
        String[] names = new String[columns];
        for (int c = 0; c < columns; c++) {
            names[c] = "f" + String.valueOf(1_000_000_000 + c).substring(1);
        }
        return names;
    }
}
