package io.github.churn4j.registry.dvc;

import io.github.churn4j.registry.store.CorruptObjectException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Contents by their MD5 below a directory, as DVC caches them: read-only files {@code files/md5/xx/rest}. Objects
 * appear whole, by renaming; of racing writers each writes the same bytes. They are not forced to disk one by one:
 * whoever takes an object out checks its MD5, and what is damaged is removed and fetched again.
 */
final class DvcCache {

    /** Bytes of the largest object whose size nothing tells. */
    static final long LARGEST = 64L << 30;

    private static final long LARGE = 8 << 20;
    private static final Set<PosixFilePermission> READ_ONLY = PosixFilePermissions.fromString("r--r--r--");

    private final Path root;

    DvcCache(Path root) {
        this.root = root;
    }

    /** The file of an object. */
    Path file(String object) {
        return root.resolve(key(object));
    }

    /** Where an object lies in a cache or remote. */
    static String key(String object) {
        return "files/md5/" + object.substring(0, 2) + "/" + object.substring(2);
    }

    boolean has(String object) {
        return Files.isRegularFile(file(object));
    }

    /** Whether an object is there and its content is what it should be, by reading it. */
    boolean holds(String object) throws IOException {
        try {
            return object.startsWith(Md5.of(file(object)).md5());
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Adds a file, reading it once. */
    Md5.Sum add(Path source, boolean alone) throws IOException {
        Path part = part();
        try {
            Md5.Sum sum;
            try (InputStream in = Files.newInputStream(source);
                    OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
                sum = alone && Files.size(source) >= LARGE
                        ? Md5.copyOnTwoCores(in, out)
                        : Md5.copy(in, out, Long.MAX_VALUE);
            }
            finish(part, sum.md5());
            return sum;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Adds what a stream brings if it is what it should be.
     *
     * @param most bytes it may have
     * @throws CorruptObjectException if it is anything else, or larger
     */
    long add(String object, InputStream in, long most) throws IOException {
        Path part = part();
        try {
            Md5.Sum sum;
            try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
                sum = Md5.copy(in, out, most);
            }
            if (sum.size() > most) {
                throw new CorruptObjectException(key(object), "it has more than the expected " + most + " bytes");
            }
            if (!object.startsWith(sum.md5())) {
                throw new CorruptObjectException(key(object), "its content has the MD5 " + sum.md5());
            }
            finish(part, object);
            return sum.size();
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Writes an object's content to a stream.
     *
     * @return false if the object is not what it should be; it is removed then
     */
    boolean copy(String object, OutputStream out) throws IOException {
        Md5.Sum sum;
        try (InputStream in = Files.newInputStream(file(object))) {
            sum = Md5.copy(in, out, Long.MAX_VALUE);
        } catch (NoSuchFileException e) {
            return false;
        }
        if (object.startsWith(sum.md5())) {
            return true;
        }
        Files.deleteIfExists(file(object));
        return false;
    }

    private Path part() throws IOException {
        // beside files/, where the real client looks for no objects
        Path folder = root.resolve("tmp");
        makeDirectories(folder);
        return folder.resolve(UUID.randomUUID().toString());
    }

    /** What lies there already is replaced: it may be damaged, and these bytes were just summed up. */
    private void finish(Path part, String object) throws IOException {
        Path target = file(object);
        if (Files.getFileAttributeView(part, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(part, READ_ONLY);
        }
        makeDirectories(Objects.requireNonNull(target.getParent(), "an object lies in a directory"));
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Nearly always they are there, and asking is cheaper than trying. */
    static void makeDirectories(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
    }
}
