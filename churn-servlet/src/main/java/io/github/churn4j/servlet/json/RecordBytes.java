package io.github.churn4j.servlet.json;

import io.github.churn4j.servlet.http.Problem;
import java.util.Arrays;

/** Collects the bytes of one record up to a limit; what goes beyond it is not kept. Reused by the next record. */
final class RecordBytes {

    private final int largest;
    private byte[] bytes = new byte[1024];
    private int size;
    private boolean over;

    RecordBytes(int largest) {
        this.largest = largest;
    }

    void clear() {
        size = 0;
        over = false;
    }

    void add(int b) {
        if (size == largest) {
            over = true;
            return;
        }
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(largest, size * 2));
        }
        bytes[size++] = (byte) b;
    }

    /** Whether there is nothing but white space. */
    boolean blank() {
        return trimmed() == 0;
    }

    private int trimmed() {
        int end = size;
        while (end > 0 && (bytes[end - 1] == ' ' || (bytes[end - 1] >= '\t' && bytes[end - 1] <= '\r'))) {
            end--;
        }
        return end;
    }

    boolean over() {
        return over;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, trimmed());
    }

    Problem tooLarge() {
        return Problem.of(
                413,
                "record-too-large",
                "The record is too large",
                "send at most " + largest + " bytes for a customer");
    }
}
