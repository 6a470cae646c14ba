package io.github.churn4j.registry;

import io.github.churn4j.registry.store.ObjectStore;
import io.github.churn4j.registry.store.ObjectStore.StoredObject;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Everything below a prefix, page by page. */
final class Listing {

    private static final int PAGE = 1_000;

    private Listing() {}

    static void each(ObjectStore store, String prefix, Consumer<StoredObject> action) {
        for (String after = ""; ; ) {
            List<StoredObject> page = store.list(prefix, after, PAGE);
            page.forEach(action);
            if (page.size() < PAGE) {
                return;
            }
            after = page.get(PAGE - 1).key();
        }
    }

    static long count(ObjectStore store, String prefix) {
        AtomicLong count = new AtomicLong();
        each(store, prefix, object -> count.incrementAndGet());
        return count.get();
    }
}
