package io.github.churn4j.drift.stream;

/** Whether a kept state is one that a watch can have been in; the hash of its file vouches for the bytes only. */
final class StateCheck {

    private StateCheck() {}

    /**
     * Demands that times and scores make sense.
     *
     * @throws IllegalArgumentException if they do not
     */
    static void require(WatchState state, Window window, StreamClock clock) {
        long latest = state.clock();
        require(latest == StreamClock.NEVER || clock.canHaveSeen(latest), "its latest time lies in the future");
        long stride = window instanceof Window.Span span ? span.stride().toMillis() : 0;
        long end = state.spanEnd();
        boolean ends = stride > 0 && latest != StreamClock.NEVER && latest < end && end - latest <= stride;
        require(end == StreamClock.NEVER || (ends && Math.floorMod(end, stride) == 0), "its window cannot end then");
        require(state.windows() >= 0 && state.opened() >= 0 && state.quiet() >= 0, "it counts below zero");
        long before = StreamClock.NEVER;
        for (long time : state.rows().times()) {
            require(time >= before && time <= latest, "its rows are not in order");
            before = time;
        }
        for (double score : state.rows().scores()) {
            require(Double.isNaN(score) || (score >= 0 && score <= 1), "a score in it is none");
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
