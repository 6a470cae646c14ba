package io.github.churn4j.registry.s3;

import io.github.churn4j.registry.store.ObjectStore.StoredObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** Finds, and removes, uploads in parts that nobody finished. */
final class DeadUploads {

    private final S3Root root;
    private final LazyClient client;
    private final Tries tries;

    DeadUploads(S3Root root, LazyClient client, Tries tries) {
        this.root = root;
        this.client = client;
        this.tries = tries;
    }

    List<StoredObject> sweep(Instant olderThan, boolean dryRun) {
        List<StoredObject> found = new ArrayList<>();
        for (MultipartUpload upload : all()) {
            boolean ours = root.key(upload.key()).isPresent();
            if (ours && upload.initiated() != null && upload.initiated().isBefore(olderThan)) {
                String name = upload.key().substring(root.prefix().length()) + "?uploadId=" + upload.uploadId();
                found.add(new StoredObject(name, 0, upload.initiated())); // the protocol does not tell a size
                if (!dryRun) {
                    abort(upload);
                }
            }
        }
        return List.copyOf(found);
    }

    private List<MultipartUpload> all() {
        List<MultipartUpload> uploads = new ArrayList<>();
        String key = null;
        String id = null;
        ListMultipartUploadsResponse page;
        do {
            page = page(key, id);
            page.uploads().stream()
                    .filter(each -> each.key().startsWith(root.prefix()))
                    .forEach(uploads::add);
            key = page.nextKeyMarker();
            id = page.nextUploadIdMarker();
        } while (Boolean.TRUE.equals(page.isTruncated())
                && key != null
                && !page.uploads().isEmpty());
        return uploads;
    }

    private ListMultipartUploadsResponse page(@Nullable String key, @Nullable String id) {
        return tries.run(
                "cannot list unfinished uploads of " + root,
                () -> client.get()
                        .listMultipartUploads(request -> request.bucket(root.bucket())
                                .prefix(root.prefix())
                                .keyMarker(key)
                                .uploadIdMarker(id)));
    }

    private void abort(MultipartUpload upload) {
        tries.unlessAbsent(
                "cannot remove an unfinished upload of " + root,
                () -> client.get()
                        .abortMultipartUpload(request ->
                                request.bucket(root.bucket()).key(upload.key()).uploadId(upload.uploadId())));
    }
}
