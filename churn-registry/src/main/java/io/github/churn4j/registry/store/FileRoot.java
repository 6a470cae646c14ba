package io.github.churn4j.registry.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directory and the ways below it. No way leads through a symbolic link: a link inside could point anywhere. The
 * directory itself may be reached through one.
 */
final class FileRoot {

    private final Path path;

    /** Tells the directory from another one at the same path, such as an empty mount point; null where none is told. */
    private final @Nullable Object identity;

    private FileRoot(Path path, @Nullable Object identity) {
        this.path = path;
        this.identity = identity;
    }

    /** The directory, made if it is missing. */
    static FileRoot open(Path directory) {
        try {
            if (!Files.isDirectory(directory)) { // creating refuses a link to a directory
                Files.createDirectories(directory);
            }
            Path real = directory.toRealPath();
            return new FileRoot(
                    real, Files.readAttributes(real, BasicFileAttributes.class).fileKey());
        } catch (IOException e) {
            throw new StoreException(
                    "cannot use the directory " + directory + " (" + e + "); name one that can be made or read", e);
        }
    }

    Path path() {
        return path;
    }

    /** Where a key's file lies, whether or not it is there. */
    Path file(String key) {
        return path.resolve(Keys.check(key));
    }

    /** Where the files below a prefix lie. */
    Path folder(String prefix) {
        return prefix.isEmpty() ? path : path.resolve(prefix.substring(0, prefix.length() - 1));
    }

    /**
     * What the file at a key is; empty if there is no file, or a directory in its place.
     *
     * @throws StoreException if a link leads there, or it is neither a file nor a directory
     */
    Optional<BasicFileAttributes> attributes(String key) throws IOException {
        Path way = path;
        Optional<BasicFileAttributes> found = Optional.empty();
        for (String segment : Keys.check(key).split("/", -1)) {
            if (found.isPresent() && !found.get().isDirectory()) {
                return Optional.empty();
            }
            way = way.resolve(segment);
            found = at(way);
            if (found.isEmpty()) {
                requirePresent();
                return found;
            }
        }
        return found.filter(BasicFileAttributes::isRegularFile);
    }

    /** What lies at a path, links not followed and not allowed. */
    Optional<BasicFileAttributes> at(Path way) throws IOException {
        try {
            BasicFileAttributes found = Files.readAttributes(way, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!found.isRegularFile() && !found.isDirectory()) {
                throw new StoreException(path.relativize(way) + " in " + path + " is "
                        + (found.isSymbolicLink() ? "a symbolic link" : "neither a file nor a directory")
                        + ", expected a file or a directory; take it away");
            }
            return Optional.of(found);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Tells a root without something from a root that is gone. */
    void requirePresent() {
        try {
            Object now = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
            if (Files.isReadable(path) && (Objects.equals(now, identity) || !isEmpty())) {
                return;
            }
        } catch (IOException e) {
            throw new StoreUnavailableException(unreachable(), e);
        }
        throw new StoreUnavailableException(unreachable());
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }

    private String unreachable() {
        return path + " is no longer the directory that was opened; if it is a mount, mount it again";
    }

    /** What to tell of trouble. */
    StoreException trouble(String doing, String key, IOException cause) {
        requirePresent();
        String where = "cannot " + doing + " \"" + key + "\" in " + path;
        String reason = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (reason.contains("no space left") || reason.contains("quota")) {
            return new StoreException(where + ": the disk is full; free space and do it again", cause);
        }
        return new StoreException(where + " (" + cause + ")", cause);
    }
}
