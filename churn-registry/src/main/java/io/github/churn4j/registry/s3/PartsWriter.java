package io.github.churn4j.registry.s3;

import io.github.churn4j.registry.store.Content;
import io.github.churn4j.registry.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;

/** Stores large objects in parts, one after the other; the request that joins them is conditional. */
final class PartsWriter {

    private static final long MEBIBYTE = 1 << 20;
    private static final int MOST_PARTS = 10_000;
    private static final long LARGEST = 5L << 40;

    private final S3Root root;
    private final S3Settings settings;
    private final LazyClient client;
    private final Tries tries;
    private final ObjectReader reader;
    private final long smallestPart;

    PartsWriter(
            S3Root root, S3Settings settings, LazyClient client, Tries tries, ObjectReader reader, long smallestPart) {
        this.root = root;
        this.settings = settings;
        this.client = client;
        this.tries = tries;
        this.reader = reader;
        this.smallestPart = smallestPart;
    }

    boolean putIfAbsent(String key, Content content) {
        if (content.size() > LARGEST) {
            throw new StoreException(key + " has " + content.size() + " bytes, expected at most " + LARGEST);
        }
        if (reader.head(key).isPresent()) {
            return false; // spares sending it all
        }
        String upload = begin(key);
        boolean stored = false;
        try {
            List<CompletedPart> parts = parts(key, content, upload);
            stored = join(key, content, upload, parts);
            return stored;
        } finally {
            if (!stored) {
                abort(key, upload);
            }
        }
    }

    private String begin(String key) {
        CreateMultipartUploadRequest.Builder request = CreateMultipartUploadRequest.builder()
                .bucket(root.bucket())
                .key(root.object(key))
                .contentType(ObjectWriter.BINARY);
        settings.encryption().algorithm().ifPresent(request::serverSideEncryption);
        settings.encryption().key().ifPresent(request::ssekmsKeyId);
        return tries.run(what(key), () -> client.get().createMultipartUpload(request.build()))
                .uploadId();
    }

    private List<CompletedPart> parts(String key, Content content, String upload) {
        long size = partSize(content.size(), smallestPart);
        List<CompletedPart> parts = new ArrayList<>();
        for (long begin = 0; begin < content.size(); begin += size) {
            parts.add(part(key, content, upload, parts.size() + 1, begin, Math.min(size, content.size() - begin)));
        }
        return parts;
    }

    /** Whole mebibytes, so large that the parts are not too many. */
    static long partSize(long whole, long smallest) {
        long needed = (whole + MOST_PARTS - 1) / MOST_PARTS;
        return Math.max(smallest, (needed + MEBIBYTE - 1) / MEBIBYTE * MEBIBYTE);
    }

    private CompletedPart part(String key, Content content, String upload, int number, long begin, long length) {
        RequestBody body =
                RequestBody.fromContentProvider(() -> from(content, begin, length, key), length, ObjectWriter.BINARY);
        String tag = tries.run(
                        what(key),
                        () -> client.get()
                                .uploadPart(
                                        request -> request.bucket(root.bucket())
                                                .key(root.object(key))
                                                .uploadId(upload)
                                                .partNumber(number)
                                                .overrideConfiguration(override -> override.apiCallAttemptTimeout(
                                                        ObjectWriter.timeout(settings, length))),
                                        body))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(tag).build();
    }

    private static InputStream from(Content content, long begin, long length, String key) {
        InputStream in = ConditionalWrite.stream(content, key);
        try {
            in.skipNBytes(begin);
            return new Bounded(in, length, begin + length == content.size(), key);
        } catch (IOException e) {
            throw new StoreException("cannot read what is to be stored as " + key + " (" + e + ")", e);
        }
    }

    private boolean join(String key, Content content, String upload, List<CompletedPart> parts) {
        ConditionalWrite write = new ConditionalWrite(key, root.address(key), content, tries, reader);
        return write.run(() -> {
            try {
                client.get().completeMultipartUpload(joined(key, upload, parts, "*"));
            } catch (SdkException e) {
                if (Tries.failure(e).kind() != Failure.Kind.UNKNOWN) {
                    throw e;
                }
                // large objects are named after their content: whoever wins, the bytes are the same
                client.get().completeMultipartUpload(joined(key, upload, parts, null));
            }
        });
    }

    private CompleteMultipartUploadRequest joined(
            String key, String upload, List<CompletedPart> parts, @Nullable String ifNoneMatch) {
        return CompleteMultipartUploadRequest.builder()
                .bucket(root.bucket())
                .key(root.object(key))
                .uploadId(upload)
                .ifNoneMatch(ifNoneMatch)
                .multipartUpload(joined -> joined.parts(parts))
                .build();
    }

    private void abort(String key, String upload) {
        try {
            client.get()
                    .abortMultipartUpload(request ->
                            request.bucket(root.bucket()).key(root.object(key)).uploadId(upload));
        } catch (SdkException e) {
            // what is left costs money, not correctness; a lifecycle rule of the bucket removes it
        }
    }

    private String what(String key) {
        return "cannot store " + root.address(key);
    }
}
