package io.github.churn4j.registry.s3;

import io.github.churn4j.registry.store.Content;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Stores, renews and removes objects. */
final class ObjectWriter {

    static final String BINARY = "application/octet-stream";

    private final S3Root root;
    private final S3Settings settings;
    private final LazyClient client;
    private final Tries tries;
    private final ObjectReader reader;

    ObjectWriter(S3Root root, S3Settings settings, LazyClient client, Tries tries, ObjectReader reader) {
        this.root = root;
        this.settings = settings;
        this.client = client;
        this.tries = tries;
        this.reader = reader;
    }

    boolean putIfAbsent(String key, Content content) {
        PutObjectRequest request = request(key, content.size());
        RequestBody body = RequestBody.fromContentProvider(
                () -> new Bounded(ConditionalWrite.stream(content, key), content.size(), true, key),
                content.size(),
                BINARY);
        return new ConditionalWrite(key, root.address(key), content, tries, reader)
                .run(() -> client.get().putObject(request, body));
    }

    private PutObjectRequest request(String key, long size) {
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(root.bucket())
                .key(root.object(key))
                .ifNoneMatch("*")
                .contentType(BINARY)
                .overrideConfiguration(override -> override.apiCallAttemptTimeout(timeout(settings, size)));
        settings.encryption().algorithm().ifPresent(request::serverSideEncryption);
        settings.encryption().key().ifPresent(request::ssekmsKeyId);
        return request.build();
    }

    /** For a request that sends so many bytes: leaves room for a line of eight megabits a second. */
    static Duration timeout(S3Settings settings, long size) {
        return settings.timeout().plusSeconds(size >> 20);
    }

    /** Copies the object onto itself, encrypted and kept as it was. */
    boolean touch(String key) {
        Optional<HeadObjectResponse> head = reader.head(key);
        if (head.isEmpty()) {
            return false;
        }
        CopyObjectRequest request = copy(root.object(key), head.get());
        return tries.unlessAbsent(
                        "cannot touch " + root.address(key), () -> client.get().copyObject(request))
                .isPresent();
    }

    private CopyObjectRequest copy(String object, HeadObjectResponse head) {
        CopyObjectRequest.Builder request = CopyObjectRequest.builder()
                .sourceBucket(root.bucket())
                .sourceKey(object)
                .destinationBucket(root.bucket())
                .destinationKey(object)
                .metadataDirective(MetadataDirective.REPLACE)
                .contentType(BINARY);
        if (head.serverSideEncryptionAsString() != null) {
            request.serverSideEncryption(head.serverSideEncryptionAsString()).ssekmsKeyId(head.ssekmsKeyId());
        }
        if (head.storageClassAsString() != null) {
            request.storageClass(head.storageClassAsString());
        }
        return request.build();
    }

    boolean delete(String key) {
        // the protocol's answer to a delete does not tell whether something was there
        if (reader.head(key).isEmpty()) {
            return false;
        }
        tries.unlessAbsent(
                "cannot delete " + root.address(key),
                () -> client.get()
                        .deleteObject(request -> request.bucket(root.bucket()).key(root.object(key))));
        return true;
    }
}
