package io.github.churn4j.training;

import io.github.churn4j.data.Dataset;
import io.github.churn4j.internal.io.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A content hash for data that did not come from a file. */
final class DataFingerprint {

    private DataFingerprint() {}

    /** SHA-256 over the schema and, row by row, the slots and the label. */
    static String of(Dataset data) {
        MessageDigest digest = Sha256.digest();
        digest.update(data.schema().toJson().getBytes(StandardCharsets.UTF_8));
        double[] slots = new double[data.schema().features().size()];
        ByteBuffer row = ByteBuffer.allocate(8 * slots.length + 1);
        for (int r = 0; r < data.size(); r++) {
            data.copyRow(r, slots);
            row.clear();
            for (double slot : slots) {
                row.putDouble(slot);
            }
            row.put((byte) data.label(r));
            digest.update(row.array());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
