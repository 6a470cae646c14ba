package io.github.churn4j.registry.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes files that are whole, durable and never replaced: the bytes are forced to the disk under a temporary name in the
 * same directory, and linked to the final name, which fails if that is taken. Moving the file instead would silently
 * replace what another writer put there.
 */
final class DurableWriter {

    /** What the names of temporary files begin with; no key's segment begins like this. */
    static final String PART = ".put-";

    private static final int REMEMBERED = 10_000;

    /** Gives an existing file another name, unless that name is taken: {@link Files#createLink}. */
    interface Linker {
        void link(Path link, Path existing) throws IOException;
    }

    private final FileRoot root;
    private final Linker linker;

    /** Directories whose own entries are known to be on the disk, whoever made them. */
    private final Set<Path> durable = ConcurrentHashMap.newKeySet();

    private volatile boolean probed;

    DurableWriter(FileRoot root, Linker linker) {
        this.root = root;
        this.linker = linker;
    }

    /**
     * Finds out whether files can be written and linked in the root.
     *
     * @throws IOException if files cannot be written now
     * @throws StoreException if files cannot be linked
     */
    void probe() throws IOException {
        if (probed) {
            return;
        }
        Path part = root.path().resolve(PART + UUID.randomUUID());
        Path link = root.path().resolve(PART + UUID.randomUUID());
        try {
            Files.createFile(part);
            link(link, part);
            probed = true;
        } finally {
            Files.deleteIfExists(link);
            Files.deleteIfExists(part);
        }
    }

    private void link(Path link, Path part) {
        try {
            linker.link(link, part);
        } catch (IOException | UnsupportedOperationException e) {
            throw new StoreException(
                    "the file system of " + root.path() + " has no hard links (" + e
                            + "), without which writers could overwrite each other; choose a directory on another one,"
                            + " such as ext4, XFS, APFS, NTFS or NFS",
                    e);
        }
    }

    /**
     * Writes a file unless there is one.
     *
     * @return whether this call's bytes are there now
     */
    boolean put(String key, Content content) throws IOException {
        Path target = root.file(key);
        Path folder = Objects.requireNonNull(target.getParent(), "a key lies below the root");
        makeDurable(folder);
        try {
            return put(target, folder, key, content);
        } catch (NoSuchFileException e) {
            if (Files.isDirectory(folder)) {
                throw e; // the content itself is missing
            }
            durable.clear(); // somebody took directories away
            makeDurable(folder);
            return put(target, folder, key, content);
        }
    }

    private boolean put(Path target, Path folder, String key, Content content) throws IOException {
        Path part = folder.resolve(PART + UUID.randomUUID());
        try {
            write(part, key, content);
            if (!linked(target, part)) {
                return false;
            }
        } finally {
            Files.deleteIfExists(part);
        }
        force(folder);
        return true;
    }

    private static void write(Path part, String key, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                InputStream in = content.open();
                OutputStream out = Channels.newOutputStream(channel)) {
            long written = in.transferTo(out);
            if (written != content.size()) {
                throw new StoreException("the content for " + key + " had " + written + " bytes, expected "
                        + content.size() + "; it must not change while it is stored");
            }
            channel.force(true);
        }
    }

    /** A network file system may say that the name is taken, by this very link, if its first answer was lost. */
    private boolean linked(Path target, Path part) throws IOException {
        try {
            linker.link(target, part);
            return true;
        } catch (FileAlreadyExistsException e) {
            if (Files.isDirectory(target)) {
                throw new IOException("other objects lie below it", e);
            }
            return Files.isSameFile(target, part);
        }
    }

    /**
     * Makes missing directories, from the root down, and forces the entry of each. Also of those that are there but were
     * not seen before: another writer may have made one and not forced it yet.
     */
    private void makeDurable(Path folder) throws IOException {
        if (folder.equals(root.path()) || durable.contains(folder)) {
            return;
        }
        Path parent = Objects.requireNonNull(folder.getParent(), "it lies below the root");
        makeDurable(parent);
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw new IOException(root.path().relativize(folder) + " is an object, nothing can lie below it", e);
            }
        }
        force(parent);
        if (durable.size() >= REMEMBERED) {
            durable.clear();
        }
        durable.add(folder);
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
