package io.github.churn4j.drift.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.model.Models;
import org.junit.jupiter.api.Test;

class HashKeyTest {

    private static final HashKey KEY = new HashKey(0x0706050403020100L, 0x0F0E0D0C0B0A0908L);

    /** Bytes 0, 1, 2 and so on, two to a character. */
    private static String message(int bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes; i += 2) {
            text.append((char) (i | (i + 1) << 8));
        }
        return text.toString();
    }

    /** Computed by the paper's description in Python 3, which gives its a129ca6149be45e5 for 15 bytes. */
    @Test
    void isSipHash() {
        assertThat(KEY.of("")).isEqualTo(0x726fdb47dd0e0e31L);
        assertThat(KEY.of(message(2))).isEqualTo(0x0d6c8009d9a94f5aL);
        assertThat(KEY.of(message(8))).isEqualTo(0x93f5f5799a932462L);
        assertThat(KEY.of(message(14))).isEqualTo(0xf723ca908e7af2eeL);
        assertThat(KEY.of(message(16))).isEqualTo(0x3f2acc7f57c29bdbL);
    }

    @Test
    void tellsCustomersFromRecords() {
        CustomerRecord record = CustomerRecord.of(Models.SCHEMA, new double[] {18, Double.NaN, 3, 1, 0});
        assertThat(RowKeys.isOfRecord(KEY.ofCustomer("a"))).isFalse();
        assertThat(RowKeys.isOfRecord(KEY.ofRecord(record))).isTrue();
    }

    @Test
    void anotherKeyGivesAnotherHash() {
        assertThat(HashKey.random().ofCustomer("a"))
                .isNotEqualTo(HashKey.random().ofCustomer("a"));
        assertThat(KEY).hasToString("HashKey");
    }
}
