package io.github.churn4j.registry.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Objects as files below a directory. */
public final class FileStore implements ObjectStore {

    private final Path root;

    private FileStore(Path root) {
        this.root = root;
    }

    /** Opens a directory, making it if it is missing. */
    public static FileStore open(Path root) {
        try {
            Files.createDirectories(root);
            return new FileStore(root.toRealPath());
        } catch (IOException e) {
            throw new StoreException("cannot use " + root + " (" + e + ")", e);
        }
    }

    @Override
    public String description() {
        return root.toString();
    }

    @Override
    public boolean putIfAbsent(String key, Content content) {
        Path target = file(key);
        Path folder = Objects.requireNonNull(target.getParent(), "a key lies below the root");
        Path part = folder.resolve(".put-" + UUID.randomUUID());
        try {
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    InputStream in = content.open();
                    OutputStream out = Channels.newOutputStream(channel)) {
                in.transferTo(out);
                channel.force(true);
            }
            try {
                Files.createLink(target, part);
            } finally {
                Files.deleteIfExists(part);
            }
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw new StoreException("cannot store " + key + " in " + root + " (" + e + ")", e);
        }
    }

    @Override
    public Optional<byte[]> get(String key, int maxBytes) {
        try (InputStream in = Files.newInputStream(file(key))) {
            byte[] bytes = in.readNBytes(maxBytes);
            if (in.read() >= 0) {
                throw new StoreException(key + " has more than " + maxBytes + " bytes");
            }
            return Optional.of(bytes);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StoreException("cannot read " + key + " in " + root + " (" + e + ")", e);
        }
    }

    @Override
    public Optional<InputStream> open(String key) {
        try {
            return Optional.of(Files.newInputStream(file(key)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StoreException("cannot read " + key + " in " + root + " (" + e + ")", e);
        }
    }

    @Override
    public Optional<StoredObject> stat(String key) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file(key), BasicFileAttributes.class);
            return Optional.of(new StoredObject(
                    key, attributes.size(), attributes.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StoreException("cannot read " + key + " in " + root + " (" + e + ")", e);
        }
    }

    @Override
    public Optional<String> first(String prefix) {
        for (String child : children(prefix)) {
            String key = prefix + child;
            Optional<String> found = Files.isDirectory(file(key)) ? first(key + "/") : Optional.of(key);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    @Override
    public List<StoredObject> list(String prefix, String after, int limit) {
        List<StoredObject> found = new ArrayList<>();
        walk(prefix, found);
        return found.stream()
                .filter(each -> each.key().compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    private void walk(String prefix, List<StoredObject> found) {
        for (String child : children(prefix)) {
            String key = prefix + child;
            if (Files.isDirectory(file(key))) {
                walk(key + "/", found);
            } else {
                stat(key).ifPresent(found::add);
            }
        }
    }

    @Override
    public List<String> children(String prefix) {
        Path folder = prefix.isEmpty() ? root : file(prefix.substring(0, prefix.length() - 1));
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(each -> String.valueOf(each.getFileName()))
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException | UncheckedIOException e) {
            throw new StoreException("cannot list " + prefix + " in " + root + " (" + e + ")", e);
        }
    }

    @Override
    public boolean touch(String key) {
        try {
            Files.setLastModifiedTime(file(key), FileTime.from(Instant.now()));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new StoreException("cannot touch " + key + " in " + root + " (" + e + ")", e);
        }
    }

    @Override
    public boolean delete(String key) {
        try {
            return Files.deleteIfExists(file(key));
        } catch (IOException e) {
            throw new StoreException("cannot delete " + key + " in " + root + " (" + e + ")", e);
        }
    }

    private Path file(String key) {
        return root.resolve(Keys.check(key));
    }
}
