package io.github.churn4j.registry.store;

import io.github.churn4j.registry.store.ObjectStore.StoredObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Walks the files below a root in the order of their keys, which is not that of a directory's names: below the directory
 * {@code a} every key begins with {@code a/}, which sorts behind {@code a-b} and {@code a.b}. What an entry is, is looked
 * up only where the order or the walk depends on it.
 */
final class FileTree {

    private final FileRoot root;

    FileTree(FileRoot root) {
        this.root = root;
    }

    /** The entries right below a prefix, in the order of their keys. */
    List<Entry> entries(String prefix) throws IOException {
        List<Entry> entries = new ArrayList<>();
        if (!isFolder(prefix)) {
            return entries;
        }
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(root.folder(prefix))) {
            for (Path path : paths) {
                String name = String.valueOf(path.getFileName());
                if (Keys.isSegment(name)) {
                    entries.add(new Entry(name, path));
                }
            }
            entries.sort(FileTree::compare);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return new ArrayList<>(); // it went meanwhile
        } catch (DirectoryIteratorException | UncheckedIOException e) {
            throw new IOException(e.getCause());
        }
        return entries;
    }

    private boolean isFolder(String prefix) throws IOException {
        Path way = root.path();
        if (!prefix.isEmpty()) {
            for (String segment : prefix.split("/", 0)) {
                way = way.resolve(segment);
                if (root.at(way).filter(BasicFileAttributes::isDirectory).isEmpty()) {
                    root.requirePresent();
                    return false;
                }
            }
        }
        return true;
    }

    /** The smallest key below a prefix. */
    Optional<String> first(String prefix) throws IOException {
        for (Entry entry : entries(prefix)) {
            Optional<BasicFileAttributes> found = entry.attributes();
            if (found.isPresent()) {
                String key = prefix + entry.name;
                Optional<String> first = found.get().isDirectory() ? first(key + "/") : Optional.of(key);
                if (first.isPresent()) {
                    return first;
                }
            }
        }
        return Optional.empty();
    }

    /** Adds what lies below a prefix and behind a key, until there are enough. */
    void list(String prefix, String after, int limit, List<StoredObject> found) throws IOException {
        for (Entry entry : entries(prefix)) {
            if (found.size() >= limit) {
                return;
            }
            String key = prefix + entry.name;
            if (isBehind(key, after)) {
                add(key, entry, after, limit, found);
            }
        }
    }

    /** Whether the key, or any key below it were it a directory, may lie behind another one. */
    private static boolean isBehind(String key, String after) {
        return key.compareTo(after) > 0 || (key + "/").compareTo(after) > 0 || after.startsWith(key + "/");
    }

    private void add(String key, Entry entry, String after, int limit, List<StoredObject> found) throws IOException {
        Optional<BasicFileAttributes> attributes = entry.attributes();
        if (attributes.isEmpty()) {
            return;
        }
        if (attributes.get().isDirectory()) {
            list(key + "/", after, limit, found);
        } else if (key.compareTo(after) > 0) {
            found.add(object(key, attributes.get()));
        }
    }

    static StoredObject object(String key, BasicFileAttributes attributes) {
        return new StoredObject(
                key, attributes.size(), attributes.lastModifiedTime().toInstant());
    }

    /** By the first characters that tell two entries' keys apart. */
    private static int compare(Entry one, Entry other) {
        if (one.name.length() < other.name.length() && other.name.startsWith(one.name)) {
            return one.isDirectory() ? Character.compare('/', other.name.charAt(one.name.length())) : -1;
        }
        return one.name.length() > other.name.length() && one.name.startsWith(other.name)
                ? -compare(other, one)
                : one.name.compareTo(other.name);
    }

    /** A name in a directory. */
    final class Entry {
        final String name;
        private final Path path;
        private @Nullable BasicFileAttributes attributes;

        Entry(String name, Path path) {
            this.name = name;
            this.path = path;
        }

        Optional<BasicFileAttributes> attributes() throws IOException {
            if (attributes == null) {
                attributes = root.at(path).orElse(null);
            }
            return Optional.ofNullable(attributes);
        }

        private boolean isDirectory() {
            try {
                return attributes().filter(BasicFileAttributes::isDirectory).isPresent();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
