package io.github.churn4j.registry.s3;

import io.github.churn4j.registry.store.ObjectStore.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Lists objects. Passes over what no key of ours can name, such as the empty "folders" that consoles make. */
final class Lister {

    private static final int PAGE = 1_000;

    private final S3Root root;
    private final LazyClient client;
    private final Tries tries;

    Lister(S3Root root, LazyClient client, Tries tries) {
        this.root = root;
        this.client = client;
        this.tries = tries;
    }

    Optional<String> first(String prefix) {
        return list(prefix, "", 1).stream().map(StoredObject::key).findFirst();
    }

    List<StoredObject> list(String prefix, String after, int limit) {
        String below = root.below(prefix);
        String start = after.isEmpty() ? "" : root.object(after);
        if (start.compareTo(below) > 0 && !start.startsWith(below)) {
            return List.of(); // everything below the prefix comes before
        }
        List<StoredObject> found = new ArrayList<>();
        while (true) {
            String from = start;
            int wanted = limit - found.size();
            ListObjectsV2Response page = page(prefix, request -> {
                request.maxKeys(wanted);
                if (from.compareTo(below) > 0) {
                    request.startAfter(from);
                }
            });
            List<S3Object> objects = page.contents();
            objects.forEach(each -> stored(each).ifPresent(found::add));
            if (found.size() >= limit || !Boolean.TRUE.equals(page.isTruncated()) || objects.isEmpty()) {
                return found;
            }
            start = objects.get(objects.size() - 1).key();
        }
    }

    private Optional<StoredObject> stored(S3Object object) {
        return root.key(object.key()).map(key -> new StoredObject(key, object.size(), object.lastModified()));
    }

    List<String> children(String prefix) {
        TreeSet<String> names = new TreeSet<>();
        int begin = root.below(prefix).length();
        Optional<String> token = Optional.empty();
        do {
            Optional<String> from = token;
            ListObjectsV2Response page = page(prefix, request -> {
                request.maxKeys(PAGE).delimiter("/");
                from.ifPresent(request::continuationToken);
            });
            for (CommonPrefix each : page.commonPrefixes()) {
                String whole = each.prefix();
                add(prefix, whole.substring(begin, whole.length() - 1), names);
            }
            page.contents().forEach(each -> add(prefix, each.key().substring(begin), names));
            token = Boolean.TRUE.equals(page.isTruncated())
                    ? Optional.ofNullable(page.nextContinuationToken())
                    : Optional.empty();
        } while (token.isPresent());
        return List.copyOf(names);
    }

    private void add(String prefix, String name, TreeSet<String> names) {
        if (root.key(root.prefix() + prefix + name).isPresent()) {
            names.add(name);
        }
    }

    private ListObjectsV2Response page(String prefix, Consumer<ListObjectsV2Request.Builder> more) {
        ListObjectsV2Request request = ListObjectsV2Request.builder()
                .bucket(root.bucket())
                .prefix(root.below(prefix))
                .applyMutation(more)
                .build();
        return tries.run(
                "cannot list " + root.address(prefix), () -> client.get().listObjectsV2(request));
    }
}
