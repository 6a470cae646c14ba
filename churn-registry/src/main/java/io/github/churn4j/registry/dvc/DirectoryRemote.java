package io.github.churn4j.registry.dvc;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A remote on a file system. Objects are written under other names, forced to disk many at once, which costs a quarter less
 * than forcing each where it is written, and only then renamed: an object that is seen is whole, also after a power
 * failure. A thread of its own forces and renames, while others sum up what comes next.
 */
final class DirectoryRemote implements DvcRemote {

    private static final int MOST_FILES = 512;
    private static final long MOST_BYTES = 64L << 20;

    private final Path root;
    private final boolean durable;
    private final ExecutorService forcing = Executors.newSingleThreadExecutor(DirectoryRemote::thread);
    private final Set<Pending> hidden = ConcurrentHashMap.newKeySet();
    private final List<Pending> pending = new ArrayList<>();
    private final List<Future<?>> batches = new ArrayList<>();
    private final Set<Path> folders = new LinkedHashSet<>();
    private long pendingBytes;

    DirectoryRemote(Path root, boolean durable) {
        this.root = root.toAbsolutePath().normalize();
        this.durable = durable;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "dvc-remote-forcing");
        thread.setDaemon(true);
        return thread;
    }

    /** An object that has not its name yet. */
    private record Pending(Path part, Path target) {}

    @Override
    public String description() {
        return root.toString();
    }

    @Override
    public OptionalLong size(String object, int expected) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(root.resolve(DvcCache.key(object)), BasicFileAttributes.class);
            return attributes.isRegularFile() ? OptionalLong.of(attributes.size()) : OptionalLong.empty();
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        }
    }

    @Override
    public boolean put(String object, Path file) throws IOException {
        Path target = root.resolve(DvcCache.key(object));
        if (Files.exists(target)) {
            return false;
        }
        Path folder = Objects.requireNonNull(target.getParent(), "an object lies in a directory");
        DvcCache.makeDirectories(folder);
        Pending put = new Pending(folder.resolve(".put-" + UUID.randomUUID()), target);
        hidden.add(put);
        long size = copy(file, put.part);
        synchronized (this) {
            pending.add(put);
            folders.add(folder);
            pendingBytes += size;
            if (pending.size() >= MOST_FILES || pendingBytes >= MOST_BYTES) {
                showPending();
            }
        }
        return true;
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
        }
    }

    private synchronized void showPending() {
        List<Pending> batch = List.copyOf(pending);
        pending.clear();
        pendingBytes = 0;
        batches.add(forcing.submit(() -> show(batch)));
    }

    private @Nullable Void show(List<Pending> batch) throws IOException {
        for (Pending each : batch) {
            force(each.part, StandardOpenOption.WRITE);
        }
        for (Pending each : batch) {
            Files.move(each.part, each.target, StandardCopyOption.ATOMIC_MOVE);
            hidden.remove(each);
        }
        return null;
    }

    @Override
    public void flush() throws IOException {
        List<Future<?>> shown;
        Set<Path> changed;
        synchronized (this) {
            showPending();
            shown = List.copyOf(batches);
            batches.clear();
            changed = new LinkedHashSet<>(folders);
            folders.clear();
        }
        for (Future<?> each : shown) {
            await(each);
        }
        for (Path folder : changed) {
            force(folder, StandardOpenOption.READ);
        }
    }

    private static void await(Future<?> batch) throws IOException {
        try {
            batch.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while data was forced to disk");
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
        forcing.shutdown();
        try {
            while (!forcing.awaitTermination(1, TimeUnit.MINUTES)) {
                // a slow disk: removing what is being forced would be a race
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Pending each : hidden) { // a failure came between: nobody has seen them
            try {
                Files.deleteIfExists(each.part);
            } catch (IOException e) {
                System.getLogger(DirectoryRemote.class.getName())
                        .log(System.Logger.Level.WARNING, "cannot remove " + each.part + " (" + e + ")");
            }
        }
    }
}
