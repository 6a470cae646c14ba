package io.github.churn4j.drift.stream;

import io.github.churn4j.internal.io.AtomicFile;
import io.github.churn4j.internal.io.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The file a watch's state is kept in: 8 bytes {@code C4JDRIFT}, 4 bytes format, 32 bytes SHA-256 of what follows, 32 bytes
 * that tell what model and window it belongs to, and the state as {@link StateWriter} writes it. Written whole or not at
 * all. Of customers it holds where their values lie among the reference's, which tells a value to within the gap between two
 * of these, their scores, and hashes of their names made with a random key. That key is in the file too, or a restarted
 * monitor would not know its rows again: keep the file as safe as the rest of what the service knows.
 */
final class StateFile {

    private static final System.Logger LOG = System.getLogger(StateFile.class.getName());
    private static final byte[] MAGIC = "C4JDRIFT".getBytes(StandardCharsets.US_ASCII);
    private static final int FORMAT = 2;
    private static final int HASH = 32;
    private static final long LARGEST = 256L << 20; // bytes, rows and windows remembered aside
    private static final long ROW = 2 * Long.BYTES + Double.BYTES;
    private static final long TEST = 1_000; // tests and alarms of a column, generously

    private final Path file;
    private long saved = -1;

    StateFile(Path file) {
        this.file = file;
    }

    /**
     * A watch that goes on where the file tells; a new one where there is no file. A file that belongs to something else
     * or is damaged is put aside, logged, and a new watch begins.
     */
    StreamWatch open(WatchSettings settings) {
        try {
            StreamWatch watch = new StreamWatch(settings);
            requireSize(settings);
            watch.restore(StateReader.read(content(Files.readAllBytes(file), settings.identity())));
            saved = watch.version();
            return watch;
        } catch (NoSuchFileException e) {
            return new StreamWatch(settings); // the first start
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            setAside(e);
            return new StreamWatch(settings);
        }
    }

    /** No state of these settings comes near it. */
    private void requireSize(WatchSettings settings) throws IOException {
        long columns = settings.statistics().columns().size();
        long most =
                LARGEST + settings.largest() * (ROW + Integer.BYTES * columns) + settings.history() * TEST * columns;
        long size = Files.size(file);
        if (size > most) {
            throw new IOException("it has " + size + " bytes, expected at most " + most);
        }
    }

    private static byte[] content(byte[] bytes, String identity) throws IOException {
        int start = MAGIC.length + Integer.BYTES + HASH;
        if (bytes.length < start + HASH || !Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))) {
            throw new IOException("it is no state of a drift monitor");
        }
        int format = ByteBuffer.wrap(bytes).getInt(MAGIC.length);
        if (format != FORMAT) {
            throw new IOException("its format is " + format + ", expected " + FORMAT);
        }
        byte[] hashed = Arrays.copyOfRange(bytes, start, bytes.length);
        byte[] hash = Arrays.copyOfRange(bytes, start - HASH, start);
        if (!Sha256.of(hashed).equals(HexFormat.of().formatHex(hash))) {
            throw new IOException("it is damaged, its SHA-256 is another");
        }
        if (!identity.equals(HexFormat.of().formatHex(hashed, 0, HASH))) {
            throw new IOException("it belongs to another model or window");
        }
        return Arrays.copyOfRange(hashed, HASH, hashed.length);
    }

    private void setAside(Throwable reason) {
        Path aside = file.resolveSibling(file.getFileName() + ".aside");
        String outcome = "it was put aside as " + aside.getFileName();
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            outcome = "it could not be put aside (" + e + ") and will be written over";
        }
        LOG.log(
                System.Logger.Level.WARNING,
                "the drift monitor starts afresh, its state " + file + " cannot be used: " + reason.getMessage() + "; "
                        + outcome);
    }

    /**
     * Writes the state unless nothing happened since it was written last.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    synchronized void save(StreamWatch watch, String identity) {
        byte[] state;
        long version;
        synchronized (watch) {
            version = watch.version();
            if (version == saved) {
                return;
            }
            state = StateWriter.write(watch.state());
        }
        byte[] owner = HexFormat.of().parseHex(identity);
        byte[] hashed = Arrays.copyOf(owner, HASH + state.length);
        System.arraycopy(state, 0, hashed, HASH, state.length);
        byte[] hash = HexFormat.of().parseHex(Sha256.of(hashed));
        byte[] header = ByteBuffer.allocate(MAGIC.length + Integer.BYTES + HASH)
                .put(MAGIC)
                .putInt(FORMAT)
                .put(hash)
                .array();
        AtomicFile.write(file, out -> {
            out.write(header);
            out.write(hashed);
        });
        saved = version;
    }
}
