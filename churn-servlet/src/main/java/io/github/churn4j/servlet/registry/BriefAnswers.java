package io.github.churn4j.servlet.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers that cost many requests to a store: kept for a second, and made by few threads at once, so that whoever may read
 * them can neither keep the store busy nor hold the threads that predictions need.
 */
final class BriefAnswers {

    private static final long NANOS = 1_000_000_000;
    private static final int MOST = 64;
    private static final int AT_ONCE = 4;

    private final Semaphore makers = new Semaphore(AT_ONCE);
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    private record Kept(ObjectNode answer, long until) {}

    /**
     * An answer that was made a moment ago, or a new one.
     *
     * @throws ProblemException 503 if too many are being made
     */
    ObjectNode of(String question, Supplier<ObjectNode> maker) {
        ObjectNode before = kept(question);
        if (before != null) {
            return before;
        }
        if (!makers.tryAcquire()) {
            throw new ProblemException(
                    Problem.unavailable("registry-busy", "the registry is being read by others; try again"), 1);
        }
        try {
            ObjectNode made = RegistryProblems.reading(maker);
            keep(question, new Kept(made, System.nanoTime() + NANOS));
            return made;
        } finally {
            makers.release();
        }
    }

    private synchronized @Nullable ObjectNode kept(String question) {
        Kept found = kept.get(question);
        return found == null || found.until - System.nanoTime() < 0 ? null : found.answer;
    }

    private synchronized void keep(String question, Kept made) {
        kept.remove(question);
        kept.put(question, made);
        if (kept.size() > MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    /** Lets every answer be made anew. */
    synchronized void forget() {
        kept.clear();
    }
}
