package io.github.churn4j.data;

import com.fasterxml.jackson.core.io.NumberOutput;

/**
 * Decimal text to {@code double} and back, for data files.
 *
 * <p>Implementation note: up to 15 significant digits and a power of ten of at most 22 are both exact in a
 * {@code double}, so one division or multiplication rounds correctly (Clinger 1990, "How to read floating point
 * numbers accurately"); everything else goes to {@link Double#parseDouble}. Hexadecimal, {@code NaN},
 * {@code Infinity}, type suffixes and values beyond the range of a double are refused.
 */
final class Decimals {

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final int EXACT_DIGITS = 15;
    private static final int LONGEST_NUMBER = 400;

    private Decimals() {}

    /** The number that the text spells, or NaN where it spells none or one out of a double's range. */
    static double parse(String text) {
        char[] chars = text.toCharArray();
        return parse(chars, 0, chars.length);
    }

    /** The number that {@code length} characters from {@code from} spell, without blanks around it, or NaN. */
    static double parse(char[] chars, int from, int length) {
        int at = from;
        int end = from + length;
        boolean negative = false;
        if (at < end && (chars[at] == '-' || chars[at] == '+')) {
            negative = chars[at] == '-';
            at++;
        }
        long digits = 0;
        int significant = 0;
        int fraction = 0;
        boolean point = false;
        boolean any = false;
        for (; at < end; at++) {
            char c = chars[at];
            if (c >= '0' && c <= '9') {
                any = true;
                if (significant > 0 || c != '0') {
                    significant++;
                }
                if (significant <= EXACT_DIGITS) {
                    digits = digits * 10 + (c - '0');
                }
                if (point) {
                    fraction++;
                }
            } else if (c == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (any && at == end && significant <= EXACT_DIGITS && fraction < POWERS.length) {
            double value = digits / POWERS[fraction];
            return negative ? -value : value;
        }
        return slow(chars, from, length);
    }

    private static double slow(char[] chars, int from, int length) {
        if (length > LONGEST_NUMBER || !decimal(chars, from, length)) {
            return Double.NaN;
        }
        double value = Double.parseDouble(new String(chars, from, length));
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    /** Whether the text is {@code [+-] digits [. digits] [(e|E) [+-] digits]} with at least one digit before the e. */
    private static boolean decimal(char[] chars, int from, int length) {
        int end = from + length;
        int at = sign(chars, from, end);
        int whole = digits(chars, at, end);
        int count = whole - at;
        at = whole;
        if (at < end && chars[at] == '.') {
            int afterPoint = digits(chars, at + 1, end);
            count += afterPoint - at - 1;
            at = afterPoint;
        }
        if (count == 0) {
            return false;
        }
        if (at < end && (chars[at] == 'e' || chars[at] == 'E')) {
            int exponent = sign(chars, at + 1, end);
            at = digits(chars, exponent, end);
            if (at == exponent) {
                return false;
            }
        }
        return at == end;
    }

    private static int sign(char[] chars, int at, int end) {
        return at < end && (chars[at] == '-' || chars[at] == '+') ? at + 1 : at;
    }

    private static int digits(char[] chars, int from, int end) {
        int at = from;
        while (at < end && chars[at] >= '0' && chars[at] <= '9') {
            at++;
        }
        return at;
    }

    /** The shortest text that reads back as the same number; whole numbers without a point; empty for NaN. */
    static String format(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return NumberOutput.toString(value, true);
    }
}
