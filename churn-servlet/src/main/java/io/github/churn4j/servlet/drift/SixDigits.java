package io.github.churn4j.servlet.drift;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;

/** Figures in documents for people and pages: six significant digits do, and what is no number is null. */
final class SixDigits {

    private static final MathContext SIX = new MathContext(6);

    private SixDigits() {}

    static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, rounded(value));
        } else {
            node.putNull(name);
        }
    }

    static void add(ArrayNode array, double value) {
        if (Double.isFinite(value)) {
            array.add(rounded(value));
        } else {
            array.addNull();
        }
    }

    static ArrayNode array(ArrayNode array, double... values) {
        for (double value : values) {
            add(array, value);
        }
        return array;
    }

    private static double rounded(double value) {
        return BigDecimal.valueOf(value)
                .round(SIX)
                .doubleValue(); // of its shortest text: 1e-300 has 1,000 digits exactly
    }
}
