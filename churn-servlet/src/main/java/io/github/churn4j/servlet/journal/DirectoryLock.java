package io.github.churn4j.servlet.journal;

import io.github.churn4j.ChurnException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/** Keeps a directory for one writer at a time, across processes. The system releases it when the process dies. */
public final class DirectoryLock implements AutoCloseable {

    /** The name of the lock file. */
    static final String NAME = "lock";

    private static final Set<Path> HELD = new HashSet<>();

    private final Path key;
    private final Path file;
    private final FileChannel channel;

    private DirectoryLock(Path key, Path file, FileChannel channel) {
        this.key = key;
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes a directory, which is made if it is not there.
     *
     * @param setting what names the directory, for the message
     * @throws ChurnException if another writer holds it
     */
    public static DirectoryLock take(Path directory, String setting) throws IOException {
        PrivateFiles.directory(directory);
        Path file = directory.resolve(NAME);
        Path key = directory.toRealPath();
        synchronized (HELD) {
            // before the file is opened: closing it again would release the other holder's lock as well
            if (HELD.contains(key)) {
                throw held(file, setting);
            }
            PrivateFiles.file(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() == null) {
                    channel.close();
                    throw held(file, setting);
                }
            } catch (OverlappingFileLockException e) {
                // held in this JVM under another class loader; the channel stays open for the reason above
                throw held(file, setting);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
            HELD.add(key);
            return new DirectoryLock(key, file, channel);
        }
    }

    private static ChurnException held(Path file, String setting) {
        return new ChurnException(file
                + " is held by another running service; give each service a directory of its own (" + setting + ")");
    }

    /** Whether the lock file is still there, so that others see it. */
    boolean intact() {
        return Files.exists(file);
    }

    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            HELD.remove(key);
            channel.close();
        }
    }
}
