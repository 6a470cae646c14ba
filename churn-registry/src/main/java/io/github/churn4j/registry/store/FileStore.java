package io.github.churn4j.registry.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Objects as files below a directory, each at its key. Works on any file system with hard links, network ones included;
 * a directory that cannot be written to can still be read. Symbolic links below the directory are refused.
 */
public final class FileStore implements ObjectStore {

    private static final int MOST_LISTED = 1_000;

    private final FileRoot root;
    private final DurableWriter writer;
    private final FileTree tree;

    private FileStore(FileRoot root, DurableWriter writer) {
        this.root = root;
        this.writer = writer;
        this.tree = new FileTree(root);
    }

    /**
     * Opens a directory, making it if it is missing.
     *
     * @throws StoreException if it cannot be made or read, or its file system has no hard links
     */
    public static FileStore open(Path root) {
        return open(root, Files::createLink);
    }

    static FileStore open(Path directory, DurableWriter.Linker linker) {
        FileRoot root = FileRoot.open(directory);
        DurableWriter writer = new DurableWriter(root, linker);
        try {
            writer.probe();
        } catch (IOException e) {
            root.requirePresent(); // it can be read; whether it can be written to is tried again by who writes
        }
        return new FileStore(root, writer);
    }

    @Override
    public String description() {
        return root.path().toString();
    }

    @Override
    public boolean putIfAbsent(String key, Content content) {
        try {
            if (root.attributes(key).isPresent()) {
                return false;
            }
            writer.probe();
            return writer.put(key, content);
        } catch (IOException e) {
            throw root.trouble("store", key, e);
        }
    }

    @Override
    public Optional<byte[]> get(String key, int maxBytes) {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBytes is " + maxBytes + ", expected 1 or more");
        }
        try (InputStream in = open(key).orElse(null)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] bytes = in.readNBytes(maxBytes);
            if (in.read() >= 0) {
                throw new StoreException(
                        "\"" + key + "\" in " + root.path() + " has more than the " + maxBytes + " bytes expected");
            }
            return Optional.of(bytes);
        } catch (IOException e) {
            throw root.trouble("read", key, e);
        }
    }

    @Override
    public Optional<InputStream> open(String key) {
        try {
            return root.attributes(key).isPresent()
                    ? Optional.of(
                            Files.newInputStream(root.file(key), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty(); // deleted meanwhile
        } catch (IOException e) {
            throw root.trouble("read", key, e);
        }
    }

    @Override
    public Optional<StoredObject> stat(String key) {
        try {
            return root.attributes(key).map(found -> FileTree.object(key, found));
        } catch (IOException e) {
            throw root.trouble("look at", key, e);
        }
    }

    @Override
    public Optional<String> first(String prefix) {
        try {
            return tree.first(Keys.checkPrefix(prefix));
        } catch (IOException e) {
            throw root.trouble("list", prefix, e);
        }
    }

    @Override
    public List<StoredObject> list(String prefix, String after, int limit) {
        if (limit < 1 || limit > MOST_LISTED) {
            throw new IllegalArgumentException("limit is " + limit + ", expected [1, " + MOST_LISTED + "]");
        }
        List<StoredObject> found = new ArrayList<>();
        try {
            tree.list(Keys.checkPrefix(prefix), after, limit, found);
            return found;
        } catch (IOException e) {
            throw root.trouble("list", prefix, e);
        }
    }

    @Override
    public List<String> children(String prefix) {
        try {
            return tree.entries(Keys.checkPrefix(prefix)).stream()
                    .map(entry -> entry.name)
                    .toList();
        } catch (IOException e) {
            throw root.trouble("list", prefix, e);
        }
    }

    /** Takes the time from a new file, because the file system's clock may be another machine's. */
    @Override
    public boolean touch(String key) {
        try {
            if (root.attributes(key).isEmpty()) {
                return false;
            }
            Path file = root.file(key);
            Path part = file.resolveSibling(DurableWriter.PART + UUID.randomUUID());
            try {
                FileTime now = Files.getLastModifiedTime(Files.createFile(part));
                Files.setLastModifiedTime(file, now);
            } finally {
                Files.deleteIfExists(part);
            }
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw root.trouble("touch", key, e);
        }
    }

    @Override
    public boolean delete(String key) {
        try {
            return root.attributes(key).isPresent() && Files.deleteIfExists(root.file(key));
        } catch (IOException e) {
            throw root.trouble("delete", key, e);
        }
    }

    /** Finds temporary files; a writer that is alive keeps its own one young by writing to it. */
    @Override
    public List<StoredObject> sweepLeftovers(Instant olderThan, boolean dryRun) {
        List<StoredObject> found = new ArrayList<>();
        try {
            LeftoverSweep sweep = new LeftoverSweep(root.path(), olderThan, dryRun, found);
            Files.walkFileTree(root.path(), sweep);
            return List.copyOf(found);
        } catch (IOException e) {
            throw root.trouble("sweep", "", e);
        }
    }
}
