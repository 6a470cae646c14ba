package io.github.churn4j.registry.dvc;

import io.github.churn4j.ChurnException;
import io.github.churn4j.registry.store.CorruptObjectException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Brings contents from a remote to the cache, checking each. */
final class Fetch {

    private final DvcCache cache;
    private final DvcRemote remote;
    private final FileTasks tasks;
    private final AtomicLong downloaded = new AtomicLong();

    Fetch(DvcCache cache, DvcRemote remote, FileTasks tasks) {
        this.cache = cache;
        this.remote = remote;
        this.tasks = tasks;
    }

    /** Brings what an output consists of. */
    void fetch(Tracked tracked, DvcRepository repository) throws IOException {
        TrackedOutput output = tracked.output();
        repository.inside(tracked.path());
        output.refuseTextHash(tracked.by().toString());
        if (!output.directory()) {
            one(output.object(), most(output));
        } else {
            one(output.object(), DvcDirectory.LARGEST);
            AtomicLong left = new AtomicLong(most(output));
            List<String> missing = list(output).contents().stream()
                    .filter(each -> !cache.has(each))
                    .toList();
            tasks.run(missing, each -> {
                long size = one(each, Math.max(0, left.get()));
                if (left.addAndGet(-size) < 0) { // of files that came at once each may have fitted
                    throw new ChurnException(tracked.by() + ": the files of \"" + output.path()
                            + "\" have more than the expected " + most(output) + " bytes; add it again");
                }
                return size;
            });
        }
    }

    /** Bytes that an output has, or may have. */
    static long most(TrackedOutput output) {
        return Math.min(output.size().orElse(DvcCache.LARGEST), DvcCache.LARGEST);
    }

    /** The files of a directory whose list is cached. */
    DvcDirectory list(TrackedOutput output) throws IOException {
        byte[] bytes = Files.size(cache.file(output.object())) > DvcDirectory.LARGEST
                ? new byte[0]
                : Files.readAllBytes(cache.file(output.object()));
        if (!Md5.of(bytes).equals(output.md5())) {
            Files.deleteIfExists(cache.file(output.object()));
            one(output.object(), DvcDirectory.LARGEST);
            bytes = Files.readAllBytes(cache.file(output.object()));
        }
        return DvcDirectory.read(bytes, DvcCache.key(output.object()));
    }

    /**
     * Brings one object if the cache lacks it.
     *
     * @param most bytes it may have
     */
    long one(String object, long most) throws IOException {
        if (cache.has(object)) {
            return 0;
        }
        InputStream found = remote.open(object)
                .orElseThrow(() -> new ChurnException(DvcCache.key(object) + " is not in " + remote.description()
                        + "; push it from where the data was added"));
        try (InputStream in = found) {
            long size = cache.add(object, in, most);
            downloaded.incrementAndGet();
            return size;
        } catch (CorruptObjectException e) {
            throw new ChurnException(
                    e.getMessage() + ", in " + remote.description()
                            + "; nothing of it was used; remove the object there and push it again",
                    e);
        }
    }

    long downloaded() {
        return downloaded.get();
    }
}
