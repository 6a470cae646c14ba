package io.github.churn4j.registry.s3;

import io.github.churn4j.registry.store.ObjectStore.StoredObject;
import io.github.churn4j.registry.store.StoreException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
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
        if (limit < 1 || limit > PAGE) {
            throw new IllegalArgumentException("limit is " + limit + ", expected [1, " + PAGE + "]");
        }
        String below = root.below(prefix);
        String start = root.prefix() + after;
        if (start.compareTo(below) > 0 && !start.startsWith(below)) {
            return List.of(); // everything below the prefix comes before
        }
        List<StoredObject> found = new ArrayList<>();
        while (true) {
            String from = start;
            // after something foreign a whole page: there may be more of it
            int wanted = found.isEmpty() && !from.equals(root.prefix() + after) ? PAGE : limit - found.size();
            ListObjectsV2Response page = page(prefix, request -> {
                request.maxKeys(wanted);
                if (from.compareTo(below) > 0) {
                    request.startAfter(from);
                }
            });
            page.contents().forEach(each -> stored(each).ifPresent(found::add));
            if (found.size() >= limit || !Boolean.TRUE.equals(page.isTruncated())) {
                return found.size() <= limit ? found : List.copyOf(found.subList(0, limit));
            }
            start = last(page, from, prefix);
        }
    }

    private String last(ListObjectsV2Response page, String from, String prefix) {
        List<S3Object> objects = page.contents();
        String last = objects.isEmpty() ? "" : objects.get(objects.size() - 1).key();
        if (last.compareTo(from) <= 0) {
            throw circling(prefix);
        }
        return last;
    }

    private StoreException circling(String prefix) {
        return new StoreException("cannot list " + root.address(prefix)
                + ": the server's pages do not move on; it does not keep the protocol's order");
    }

    private Optional<StoredObject> stored(S3Object object) {
        return root.key(object.key()).map(key -> new StoredObject(key, object.size(), object.lastModified()));
    }

    List<String> children(String prefix) {
        TreeSet<String> begun = new TreeSet<>();
        Optional<String> token = Optional.empty();
        do {
            Optional<String> from = token;
            ListObjectsV2Response page = page(prefix, request -> {
                request.maxKeys(PAGE).delimiter("/");
                from.ifPresent(request::continuationToken);
            });
            page.commonPrefixes().forEach(each -> begun.add(each.prefix()));
            page.contents().forEach(each -> begun.add(each.key()));
            token = Boolean.TRUE.equals(page.isTruncated())
                    ? Optional.ofNullable(page.nextContinuationToken())
                    : Optional.empty();
            if (token.isPresent() && token.equals(from)) {
                throw circling(prefix);
            }
        } while (token.isPresent());
        return names(begun, root.below(prefix).length());
    }

    /** What stands behind the prefix, without the slash at the end, in the order of what it begins. */
    private List<String> names(SortedSet<String> begun, int begin) {
        Set<String> names = new LinkedHashSet<>();
        for (String each : begun) {
            String whole = each.endsWith("/") ? each.substring(0, each.length() - 1) : each;
            if (whole.length() > begin && root.key(whole).isPresent()) {
                names.add(whole.substring(begin));
            }
        }
        return List.copyOf(names);
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
