package io.github.churn4j.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Texts back to back as UTF-8, with where each one ends: 4 bytes a row beside the text itself. */
final class TextColumn {

    private final byte[] bytes;
    private final int[] ends;

    private TextColumn(byte[] bytes, int[] ends) {
        this.bytes = bytes;
        this.ends = ends;
    }

    String get(int row) {
        int from = row == 0 ? 0 : ends[row - 1];
        return new String(bytes, from, ends[row] - from, StandardCharsets.UTF_8);
    }

    /** Collects texts, 2 GiB of them at most. */
    static final class Builder {
        private byte[] bytes = new byte[Growth.FIRST * 8];
        private int[] ends = new int[Growth.FIRST];
        private int used;
        private int rows;

        void add(CharSequence text) {
            int length = text.length();
            reserve((long) used + 3L * length);
            boolean ascii = true;
            for (int i = 0; i < length; i++) {
                char c = text.charAt(i);
                ascii &= c < 0x80;
                bytes[used + i] = (byte) c;
            }
            if (ascii) {
                used += length;
            } else {
                byte[] encoded = text.toString().getBytes(StandardCharsets.UTF_8);
                System.arraycopy(encoded, 0, bytes, used, encoded.length);
                used += encoded.length;
            }
            ends = Growth.room(ends, rows);
            ends[rows++] = used;
        }

        private void reserve(long needed) {
            if (needed > Integer.MAX_VALUE - 16) {
                throw new IllegalStateException("identifiers take more than 2 GiB; leave the identifier undeclared");
            }
            if (needed > bytes.length) {
                long half = bytes.length + (long) (bytes.length >> 1);
                bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 16, Math.max(needed, half)));
            }
        }

        TextColumn freeze() {
            return new TextColumn(Arrays.copyOf(bytes, used), Growth.trim(ends, rows));
        }
    }
}
