package io.github.churn4j.training.simulate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing run of UTF-8 bytes that formats the few kinds of values of the file without garbage. */
final class CsvBuffer {
    private static final int LONGEST_NUMBER = 24;
    private static final long[] POWERS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    private byte[] bytes;
    private int size;

    CsvBuffer(int capacity) {
        bytes = new byte[Math.max(capacity, LONGEST_NUMBER)];
    }

    void symbol(char ascii) {
        reserve(1);
        bytes[size++] = (byte) ascii;
    }

    void text(String text) {
        int length = text.length();
        reserve(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c > 0x7f) {
                beyondAscii(text.substring(i));
                return;
            }
            bytes[size++] = (byte) c;
        }
    }

    /** Appends a number greater than {@link Long#MIN_VALUE}. */
    void number(long value) {
        if (value < 0) {
            symbol('-');
            number(-value);
            return;
        }
        reserve(LONGEST_NUMBER);
        int end = size + digits(value);
        long rest = value;
        for (int i = end - 1; i >= size; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size = end;
    }

    /** Appends a value rounded to at most {@code places} (1 to 9) decimals, without trailing zeros. */
    void decimal(double value, int places) {
        long scaled = (long) Math.rint(Math.abs(value) * POWERS[places]);
        if (value < 0 && scaled > 0) {
            symbol('-');
        }
        number(scaled / POWERS[places]);
        long fraction = scaled % POWERS[places];
        if (fraction == 0) {
            return;
        }
        symbol('.');
        reserve(places);
        for (int place = places - 1; fraction > 0; place--) {
            bytes[size++] = (byte) ('0' + fraction / POWERS[place]);
            fraction %= POWERS[place];
        }
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }

    private void beyondAscii(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        reserve(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    private static int digits(long value) {
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }
}
