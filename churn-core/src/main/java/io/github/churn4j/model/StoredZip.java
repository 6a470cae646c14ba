package io.github.churn4j.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The one way in which entries are put into a bundle's zip: stored, dated 1980-01-01, UTF-8 names, no extra fields, no
 * comments. Written by hand, so that neither a JDK nor a zlib has a say in the bytes, and a reader may demand them.
 */
final class StoredZip {

    private static final int UTF_8_NAMES = 0x800;
    private static final int VERSION = 10;
    private static final int FIRST_OF_JANUARY_1980 = 1 << 5 | 1;

    private final List<byte[]> names = new ArrayList<>();
    private final List<byte[]> contents = new ArrayList<>();
    private final List<byte[]> headers = new ArrayList<>();

    private StoredZip(Map<String, byte[]> entries) {
        entries.forEach((name, content) -> {
            CRC32 crc = new CRC32();
            crc.update(content);
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            names.add(bytes);
            contents.add(content);
            headers.add(header((int) crc.getValue(), content.length, bytes.length));
        });
    }

    /** Writes entries in the map's order; together less than 2 GiB. */
    static void write(Map<String, byte[]> entries, OutputStream out) throws IOException {
        new StoredZip(entries).write(out);
    }

    private static ByteBuffer room(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** What the record before an entry and the one in the directory share. */
    private static byte[] header(int crc, int size, int name) {
        return room(26).putShort((short) VERSION)
                .putShort((short) UTF_8_NAMES)
                .putShort((short) 0) // stored
                .putShort((short) 0) // midnight
                .putShort((short) FIRST_OF_JANUARY_1980)
                .putInt(crc)
                .putInt(size)
                .putInt(size)
                .putShort((short) name)
                .putShort((short) 0)
                .array();
    }

    private void write(OutputStream out) throws IOException {
        List<Integer> offsets = new ArrayList<>();
        int offset = 0;
        for (int i = 0; i < names.size(); i++) {
            byte[] header = headers.get(i);
            out.write(room(4).putInt(0x04034b50).array());
            out.write(header);
            out.write(names.get(i));
            out.write(contents.get(i));
            offsets.add(offset);
            offset = Math.addExact(offset, 4 + header.length + names.get(i).length + contents.get(i).length);
        }
        int directory = offset;
        int number = 0;
        for (byte[] name : names) {
            out.write(room(6).putInt(0x02014b50).putShort((short) VERSION).array());
            out.write(headers.get(number));
            out.write(room(14).putInt(10, offsets.get(number)).array());
            out.write(name);
            offset += 46 + name.length;
            number++;
        }
        out.write(room(22).putInt(0x06054b50)
                .putInt(0)
                .putShort((short) number)
                .putShort((short) number)
                .putInt(offset - directory)
                .putInt(directory)
                .array());
    }
}
