package io.github.churn4j.registry.store;

import io.github.churn4j.registry.store.ObjectStore.StoredObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;

/** Collects, and removes, old temporary files of a {@link DurableWriter}; follows no links. */
final class LeftoverSweep extends SimpleFileVisitor<Path> {

    private final Path root;
    private final Instant olderThan;
    private final boolean dryRun;
    private final List<StoredObject> found;

    LeftoverSweep(Path root, Instant olderThan, boolean dryRun, List<StoredObject> found) {
        this.root = root;
        this.olderThan = olderThan;
        this.dryRun = dryRun;
        this.found = found;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Instant modified = attributes.lastModifiedTime().toInstant();
        if (String.valueOf(file.getFileName()).startsWith(DurableWriter.PART) && modified.isBefore(olderThan)) {
            String name = root.relativize(file).toString().replace(File.separatorChar, '/');
            found.add(new StoredObject(name, attributes.size(), modified));
            if (!dryRun) {
                Files.deleteIfExists(file);
            }
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException trouble) {
        return FileVisitResult.CONTINUE; // it went meanwhile, or is nobody's to read
    }
}
