package io.github.churn4j.registry.s3;

import io.github.churn4j.registry.store.ObjectStore.StoredObject;
import io.github.churn4j.registry.store.StoreException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Reads objects. */
final class ObjectReader {

    private final S3Root root;
    private final LazyClient client;
    private final Tries tries;

    ObjectReader(S3Root root, LazyClient client, Tries tries) {
        this.root = root;
        this.client = client;
        this.tries = tries;
    }

    Optional<byte[]> get(String key, int maxBytes) {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBytes is " + maxBytes + ", expected at least 1");
        }
        // the whole answer is read inside the try, so that timeout and further tries cover its body
        return ifThere(
                key, () -> client.get().getObject(request(key), (answer, body) -> bytes(answer, body, key, maxBytes)));
    }

    private static byte[] bytes(GetObjectResponse answer, AbortableInputStream body, String key, int maxBytes)
            throws IOException {
        Long told = answer.contentLength();
        byte[] bytes = told != null && told > maxBytes ? null : body.readNBytes(maxBytes);
        if (bytes == null || body.read() >= 0) {
            body.abort();
            throw new StoreException(key + " has more than " + maxBytes + " bytes");
        }
        if (told != null && told != bytes.length) {
            throw new IOException("the answer ended after " + bytes.length + " of " + told + " bytes");
        }
        return bytes;
    }

    Optional<InputStream> open(String key) {
        return ifThere(key, () -> client.get().getObject(request(key))).map(Opened::new);
    }

    Optional<HeadObjectResponse> head(String key) {
        return ifThere(
                key,
                () -> client.get().headObject(head -> head.bucket(root.bucket()).key(root.object(key))));
    }

    Optional<StoredObject> stat(String key) {
        return head(key).map(head -> new StoredObject(key, head.contentLength(), head.lastModified()));
    }

    private GetObjectRequest request(String key) {
        return GetObjectRequest.builder()
                .bucket(root.bucket())
                .key(root.object(key))
                .build();
    }

    private <T> Optional<T> ifThere(String key, Supplier<T> request) {
        return tries.unlessAbsent("cannot read " + root.address(key), request);
    }

    /** Closing early gives the connection up instead of reading the rest, which may be gigabytes. */
    private static final class Opened extends FilterInputStream {
        private final ResponseInputStream<GetObjectResponse> body;
        private boolean ended;

        Opened(ResponseInputStream<GetObjectResponse> body) {
            super(body);
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            ended |= read < 0;
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            ended |= read < 0;
            return read;
        }

        @Override
        public void close() throws IOException {
            if (ended) {
                super.close();
            } else {
                body.abort();
            }
        }
    }
}
