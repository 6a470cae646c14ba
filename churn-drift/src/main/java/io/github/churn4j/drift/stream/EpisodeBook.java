package io.github.churn4j.drift.stream;

import io.github.churn4j.drift.DriftTest;
import io.github.churn4j.drift.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts windows that alarm together: the first one opens an episode, enough quiet ones in a row close it. A window with too
 * few rows says nothing either way. The newest episodes are kept.
 */
final class EpisodeBook {

    private final int rearm;
    private final int largest;
    private final Deque<DriftEpisode> episodes = new ArrayDeque<>();
    private long opened;
    private int quiet;

    /**
     * An empty book.
     *
     * @param rearm quiet windows in a row that close an episode
     * @param largest episodes kept
     */
    EpisodeBook(int rearm, int largest) {
        this.rearm = rearm;
        this.largest = largest;
    }

    /** Takes in the next window; what it opened or closed. */
    Optional<DriftEvent.Kind> judge(WindowSummary window) {
        DriftEpisode last = episodes.peekLast();
        boolean open = last != null && last.open();
        if (window.verdict() == Verdict.DRIFT) {
            quiet = 0;
            if (open) {
                replaceLast(joined(last, window));
                return Optional.empty();
            }
            add(joined(new DriftEpisode(++opened, window.to(), Optional.empty(), 0, List.of()), window));
            return Optional.of(DriftEvent.Kind.OPENED);
        }
        if (open && window.verdict() == Verdict.STABLE && ++quiet >= rearm) {
            quiet = 0;
            replaceLast(new DriftEpisode(
                    last.number(), last.opened(), Optional.of(window.to()), last.windows(), last.alarms()));
            return Optional.of(DriftEvent.Kind.CLOSED);
        }
        return Optional.empty();
    }

    private static DriftEpisode joined(DriftEpisode episode, WindowSummary window) {
        Map<Key, DriftEpisode.Alarm> alarms = new LinkedHashMap<>();
        episode.alarms().forEach(a -> alarms.put(new Key(a.column(), a.test()), a));
        for (WindowTest test : window.tests()) {
            if (test.drift()) {
                alarms.merge(
                        new Key(test.column(), test.test()),
                        new DriftEpisode.Alarm(test.column(), test.test(), 1, test.pValue()),
                        EpisodeBook::both);
            }
        }
        List<DriftEpisode.Alarm> ranked = new ArrayList<>(alarms.values());
        ranked.sort(Comparator.comparingDouble(DriftEpisode.Alarm::smallestP));
        return new DriftEpisode(episode.number(), episode.opened(), episode.closed(), episode.windows() + 1, ranked);
    }

    private static DriftEpisode.Alarm both(DriftEpisode.Alarm a, DriftEpisode.Alarm b) {
        return new DriftEpisode.Alarm(
                a.column(), a.test(), a.windows() + b.windows(), Math.min(a.smallestP(), b.smallestP()));
    }

    private record Key(String column, DriftTest test) {}

    private void replaceLast(DriftEpisode episode) {
        episodes.removeLast();
        episodes.addLast(episode);
    }

    private void add(DriftEpisode episode) {
        if (episodes.size() == largest) {
            episodes.removeFirst();
        }
        episodes.addLast(episode);
    }

    /** The episodes kept, oldest first. */
    List<DriftEpisode> episodes() {
        return List.copyOf(episodes);
    }

    /** How many there were. */
    long opened() {
        return opened;
    }

    /** Quiet windows in a row since the last alarm of the episode that lasts. */
    int quiet() {
        return quiet;
    }

    /** Goes on from an earlier book; keeps no more episodes than this one may. */
    void restore(List<DriftEpisode> earlier, long count, int quietWindows) {
        episodes.clear();
        earlier.forEach(this::add);
        opened = count;
        quiet = quietWindows;
    }
}
