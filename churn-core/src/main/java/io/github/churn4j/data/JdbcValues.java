package io.github.churn4j.data;

import java.math.BigDecimal;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import org.jspecify.annotations.Nullable;

/** Database values as the text a CSV file would hold. */
final class JdbcValues {

    private static final int WIDEST_SCALE = 400;

    private JdbcValues() {}

    /** The text of a value, empty for NULL; null for what is no text or is longer than allowed. */
    static @Nullable String text(@Nullable Object value, int longest) throws SQLException {
        if (value == null) {
            return "";
        }
        if (value instanceof Double number) {
            return number(number);
        }
        if (value instanceof Float number) {
            return number(Double.parseDouble(number.toString()));
        }
        if (value instanceof BigDecimal number) {
            return Math.abs(number.scale()) < WIDEST_SCALE ? number.toPlainString() : number.toString();
        }
        if (value instanceof Timestamp time) {
            return time.toLocalDateTime().toString();
        }
        if (value instanceof Date date) {
            return date.toLocalDate().toString();
        }
        if (value instanceof Clob clob) {
            return clob.length() > longest ? null : clob.getSubString(1, (int) clob.length());
        }
        return value instanceof byte[] || value instanceof Blob ? null : value.toString();
    }

    /** NaN and the infinities stay visible, so that they are refused as in a file. */
    private static String number(double value) {
        return Double.isFinite(value) ? Decimals.format(value) : Double.toString(value);
    }
}
