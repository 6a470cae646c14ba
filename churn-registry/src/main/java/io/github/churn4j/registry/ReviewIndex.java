package io.github.churn4j.registry;

import io.github.churn4j.registry.store.ObjectStore;
import java.util.List;
import java.util.Optional;

/**
 * Finds what was last said of a version: the newest marker whose event happened and is about the version. Markers of
 * appenders that lost their number, or died before they wrote, are passed over.
 */
final class ReviewIndex {

    private static final int PAGE = 100;

    private final ObjectStore store;
    private final EventLog events;

    ReviewIndex(ObjectStore store, EventLog events) {
        this.store = store;
        this.events = events;
    }

    /** What holds for a version after an event, {@link Review#NONE} if nobody has spoken of it. */
    Review after(String name, int version, long sequence) {
        String prefix = Layout.reviews(name, version);
        for (String after = ""; ; ) {
            List<ObjectStore.StoredObject> markers = store.list(prefix, after, PAGE);
            for (ObjectStore.StoredObject marker : markers) {
                long at = Layout.sequence(marker.key());
                Optional<Review> said = at < 1 || at > sequence ? Optional.empty() : said(name, version, at);
                if (said.isPresent()) {
                    return said.get();
                }
                after = marker.key();
            }
            if (markers.size() < PAGE) {
                return Review.NONE;
            }
        }
    }

    private Optional<Review> said(String name, int version, long sequence) {
        return events.find(name, sequence)
                .flatMap(document -> document.event().review())
                .filter(reviewed -> reviewed.version() == version)
                .map(RegistryEvent.Reviewed::review);
    }
}
