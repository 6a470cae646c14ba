package io.github.churn4j.registry;

import io.github.churn4j.ChurnException;
import io.github.churn4j.registry.Verification.Problem;
import io.github.churn4j.registry.store.CorruptObjectException;
import io.github.churn4j.registry.store.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Problems as they are found; those beyond the first thousand are counted only. Thread-safe. */
final class Findings {

    private static final int MOST = 1_000;

    private final List<Problem> problems = new ArrayList<>();
    private long more;

    synchronized void add(String key, String what) {
        if (problems.size() < MOST) {
            problems.add(new Problem(key, what));
        } else {
            more++;
        }
    }

    /** What a reader answers; empty, and a problem, if the object is damaged. */
    <T> Optional<T> reading(String key, Supplier<Optional<T>> reader) {
        try {
            return reader.get();
        } catch (StoreUnavailableException e) {
            throw e; // says nothing of the object
        } catch (CorruptObjectException e) {
            String prefix = e.key() + " is damaged: ";
            String message = String.valueOf(e.getMessage());
            add(e.key(), message.startsWith(prefix) ? message.substring(prefix.length()) : message);
        } catch (ChurnException | IllegalArgumentException e) {
            add(key, String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    synchronized List<Problem> all() {
        List<Problem> all = new ArrayList<>(problems);
        if (more > 0) {
            all.add(new Problem("", "and " + more + " more problems"));
        }
        return all;
    }
}
