package io.github.churn4j.registry.dvc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A remote on a file system. Objects are written under other names, forced to disk some hundred at once, which costs
 * a quarter less than forcing each where it is written, and only then renamed: an object that is seen is whole, also after a power
 * failure.
 */
final class DirectoryRemote implements DvcRemote {

    private static final int MOST_FILES = 512;
    private static final long MOST_BYTES = 256L << 20;

    private final Path root;
    private final boolean durable;
    private final List<Pending> pending = new ArrayList<>();
    private final Set<Path> folders = new LinkedHashSet<>();
    private long pendingBytes;

    DirectoryRemote(Path root, boolean durable) {
        this.root = root.toAbsolutePath().normalize();
        this.durable = durable;
    }

    /** An object that has not its name yet. */
    private record Pending(Path part, Path target) {}

    @Override
    public String description() {
        return root.toString();
    }

    @Override
    public boolean has(String object, int expected) {
        return Files.isRegularFile(root.resolve(DvcCache.key(object)));
    }

    @Override
    public void put(String object, Path file) throws IOException {
        Path target = root.resolve(DvcCache.key(object));
        if (Files.exists(target)) {
            return;
        }
        Path folder = Objects.requireNonNull(target.getParent(), "an object lies in a directory");
        Files.createDirectories(folder);
        Path part = folder.resolve(".put-" + UUID.randomUUID());
        long size = copy(file, part);
        List<Pending> full = List.of();
        synchronized (this) {
            pending.add(new Pending(part, target));
            folders.add(folder);
            pendingBytes += size;
            if (pending.size() >= MOST_FILES || pendingBytes >= MOST_BYTES) {
                full = take();
            }
        }
        show(full);
    }

    private static long copy(Path file, Path part) throws IOException {
        try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ);
                FileChannel to = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long size = from.size();
            for (long done = 0; done < size; ) {
                long moved = from.transferTo(done, size - done, to);
                if (moved <= 0) {
                    throw new IOException(file + " became shorter while it was read");
                }
                done += moved;
            }
            return size;
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }

    private synchronized List<Pending> take() {
        List<Pending> taken = List.copyOf(pending);
        pending.clear();
        pendingBytes = 0;
        return taken;
    }

    private void show(List<Pending> objects) throws IOException {
        for (Pending each : objects) {
            force(each.part, StandardOpenOption.WRITE);
        }
        for (Pending each : objects) {
            Files.move(each.part, each.target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    @Override
    public void flush() throws IOException {
        show(take());
        Set<Path> changed;
        synchronized (this) {
            changed = new LinkedHashSet<>(folders);
            folders.clear();
        }
        for (Path folder : changed) {
            force(folder, StandardOpenOption.READ);
        }
    }

    private void force(Path file, StandardOpenOption mode) throws IOException {
        if (durable) {
            try (FileChannel channel = FileChannel.open(file, mode)) {
                channel.force(true);
            }
        }
    }

    @Override
    public Optional<InputStream> open(String object) throws IOException {
        try {
            return Optional.of(Files.newInputStream(root.resolve(DvcCache.key(object))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        for (Pending each : take()) { // a failure came between: nobody has seen them
            try {
                Files.deleteIfExists(each.part);
            } catch (IOException e) {
                System.getLogger(DirectoryRemote.class.getName())
                        .log(System.Logger.Level.WARNING, "cannot remove " + each.part + " (" + e + ")");
            }
        }
    }
}
