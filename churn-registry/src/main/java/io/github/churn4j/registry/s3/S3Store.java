package io.github.churn4j.registry.s3;

import io.github.churn4j.registry.store.Content;
import io.github.churn4j.registry.store.ObjectStore;
import io.github.churn4j.registry.store.StoreException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Objects in a bucket of S3, or of a server that speaks its protocol and keeps {@code If-None-Match: *}. Opening sends
 * nothing. A request that fails for a reason that may pass is sent again, {@link S3Settings#tries} times in all.
 *
 * <p>Requests: {@link #putIfAbsent} one, {@link #get}, {@link #open}, {@link #stat} and {@link #first} one, {@link #list}
 * and {@link #children} one for every thousand, {@link #touch} and {@link #delete} two; an object of more than 64 MiB one
 * for every 32 MiB and three.
 */
public final class S3Store implements ObjectStore {

    private static final long MEBIBYTE = 1 << 20;
    private static final long LARGEST_WHOLE = 64 * MEBIBYTE;
    private static final long SMALLEST_PART = 32 * MEBIBYTE;

    private final S3Root root;
    private final LazyClient client;
    private final ObjectReader reader;
    private final Lister lister;
    private final ObjectWriter writer;
    private final PartsWriter parts;
    private final DeadUploads uploads;

    private S3Store(S3Root root, S3Settings settings, Tries tries) {
        this.root = root;
        client = new LazyClient(settings);
        reader = new ObjectReader(root, client, tries);
        lister = new Lister(root, client, tries);
        writer = new ObjectWriter(root, settings, client, tries, reader);
        parts = new PartsWriter(root, settings, client, tries, reader, SMALLEST_PART);
        uploads = new DeadUploads(root, client, tries);
    }

    /**
     * Opens a root.
     *
     * @param root {@code s3://bucket} or {@code s3://bucket/prefix}
     * @throws StoreException if it is anything else, or a directory bucket, which lists in no order
     */
    public static S3Store open(String root, S3Settings settings) {
        return open(
                S3Root.parse(root)
                        .orElseThrow(
                                () -> new StoreException("the root is \"" + root + "\", expected s3://bucket/prefix")),
                settings);
    }

    static S3Store open(S3Root root, S3Settings settings) {
        // pauses are drawn apart from one another in every process
        return new S3Store(root, settings, new Tries(settings.tries(), Thread::sleep, new Random()));
    }

    static S3Store open(S3Root root, S3Settings settings, Tries tries) {
        return new S3Store(root, settings, tries);
    }

    @Override
    public String description() {
        return root.toString();
    }

    @Override
    public boolean putIfAbsent(String key, Content content) {
        return content.size() > LARGEST_WHOLE ? parts.putIfAbsent(key, content) : writer.putIfAbsent(key, content);
    }

    @Override
    public Optional<byte[]> get(String key, int maxBytes) {
        return reader.get(key, maxBytes);
    }

    @Override
    public Optional<InputStream> open(String key) {
        return reader.open(key);
    }

    @Override
    public Optional<StoredObject> stat(String key) {
        return reader.stat(key);
    }

    @Override
    public Optional<String> first(String prefix) {
        return lister.first(prefix);
    }

    @Override
    public List<StoredObject> list(String prefix, String after, int limit) {
        return lister.list(prefix, after, limit);
    }

    @Override
    public List<String> children(String prefix) {
        return lister.children(prefix);
    }

    @Override
    public boolean touch(String key) {
        return writer.touch(key);
    }

    @Override
    public boolean delete(String key) {
        return writer.delete(key);
    }

    @Override
    public List<StoredObject> sweepLeftovers(Instant olderThan, boolean dryRun) {
        return uploads.sweep(olderThan, dryRun);
    }

    @Override
    public void close() {
        client.close();
    }
}
