package io.github.churn4j.drift.stream;

import io.github.churn4j.drift.ComparedDistribution;
import io.github.churn4j.drift.Verdict;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The newest windows and episodes, and what they come to. The last {@link #view} may be read by any thread. */
final class WindowHistory {

    private final int largest;
    private final EpisodeBook book;
    private final Deque<WindowSummary> windows = new ArrayDeque<>();
    private Map<String, ComparedDistribution> distributions = Map.of();
    private volatile View view = new View(List.of(), List.of(), Map.of());

    /**
     * No windows yet.
     *
     * @param largest how many windows, and how many episodes, are kept
     */
    WindowHistory(int rearm, int largest) {
        this.largest = largest;
        book = new EpisodeBook(rearm, largest);
    }

    /** What is known, immutable; windows and episodes oldest first. */
    record View(
            List<WindowSummary> windows, List<DriftEpisode> episodes, Map<String, ComparedDistribution> distributions) {

        Optional<WindowSummary> latest() {
            return windows.isEmpty() ? Optional.empty() : Optional.of(windows.get(windows.size() - 1));
        }

        /** Drift while an episode lasts. */
        Verdict verdict() {
            boolean open =
                    !episodes.isEmpty() && episodes.get(episodes.size() - 1).open();
            return open ? Verdict.DRIFT : latest().map(WindowSummary::verdict).orElse(Verdict.INSUFFICIENT_DATA);
        }
    }

    /**
     * Takes in the next window.
     *
     * @param shown its distributions; those of an earlier one stand where there are none
     * @return what it opened or closed
     */
    Optional<DriftEvent.Kind> add(WindowSummary window, Map<String, ComparedDistribution> shown) {
        if (windows.size() == largest) {
            windows.removeFirst();
        }
        windows.addLast(window);
        if (!shown.isEmpty()) {
            distributions = shown;
        }
        Optional<DriftEvent.Kind> kind = book.judge(window);
        show();
        return kind;
    }

    /** Puts a summary in the place of the newest, with the same verdict. */
    void replaceLast(WindowSummary window) {
        windows.removeLast();
        windows.addLast(window);
        show();
    }

    private void show() {
        view = new View(List.copyOf(windows), book.episodes(), distributions);
    }

    View view() {
        return view;
    }

    EpisodeBook book() {
        return book;
    }

    /** Goes on from what was kept; keeps no more than it may. */
    void restore(WatchState state) {
        List<WindowSummary> kept = state.history();
        windows.addAll(kept.subList(Math.max(0, kept.size() - largest), kept.size()));
        book.restore(state.episodes(), state.opened(), state.quiet());
        distributions = state.distributions();
        show();
    }
}
