package io.github.churn4j.servlet.json;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One input of an inference request: a name, what its elements are said to be, its shape, and the elements in their
 * order. Filled by the thread that reads the request.
 */
final class Tensor {

    private static final int MOST_SHARED = 1_000; // texts; levels are few

    String name = "";
    String datatype = "";
    int[] shape = {};
    boolean hasData;
    private int size;
    private double[] numbers = new double[16];
    private @Nullable String @Nullable [] texts;
    private boolean anyNumber;
    private boolean anyText;
    private final Map<String, String> shared = new HashMap<>();

    /** How many elements there are. */
    int size() {
        return size;
    }

    void number(double value) {
        anyNumber = true;
        grow();
        numbers[size++] = value;
    }

    /** An element without a value. */
    void nothing() {
        grow();
        numbers[size++] = Double.NaN;
    }

    void text(String value) {
        anyText = true;
        nothing();
        if (texts == null) {
            texts = new String[numbers.length];
        }
        String known = shared.get(value);
        if (known == null && shared.size() < MOST_SHARED) {
            shared.put(value, value);
        }
        texts[size - 1] = known == null ? value : known;
    }

    private void grow() {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        if (texts != null && texts.length < numbers.length) {
            texts = Arrays.copyOf(texts, numbers.length);
        }
    }

    /** An element; NaN where it is a text or nothing. */
    double number(int i) {
        return numbers[i];
    }

    /** An element; null where it is a number or nothing. */
    @Nullable
    String text(int i) {
        return texts == null ? null : texts[i];
    }

    boolean anyNumber() {
        return anyNumber;
    }

    boolean anyText() {
        return anyText;
    }

    /** Whether the datatype is one of whole numbers. */
    boolean whole() {
        return datatype.startsWith("INT") || datatype.startsWith("UINT");
    }

    /** Whether the datatype is one of numbers. */
    boolean numeric() {
        return switch (datatype) {
            case "FP16", "FP32", "FP64", "INT8", "INT16", "INT32", "INT64", "UINT8", "UINT16", "UINT32", "UINT64" ->
                true;
            default -> false;
        };
    }
}
