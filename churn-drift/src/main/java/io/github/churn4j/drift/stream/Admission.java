package io.github.churn4j.drift.stream;

/**
 * Which rows a window has room for, so that one customer, or one client that repeats itself, cannot fill it.
 *
 * <ul>
 *   <li>A customer's predictions: up to the largest share. In windows by time, whose rows nobody knows before they end, it
 *       is a share of the rows so far.
 *   <li>A customer's refusals: one. Refused again and again it is still one customer, and a test that took it for many would
 *       alarm.
 *   <li>Refusals whose customer is unknown, with the same problems: half of the window. Whether it is one client or all of
 *       them cannot be told; if all of them, half is more than enough to alarm, and the other half is left to rows.
 * </ul>
 */
final class Admission {

    private final WatchSettings settings;
    private final WindowContent content;

    Admission(WatchSettings settings, WindowContent content) {
        this.settings = settings;
        this.content = content;
    }

    /** Whether there is room for another prediction with a key. */
    boolean predicted(long key) {
        if (RowKeys.isOfRecord(key)) {
            return true;
        }
        int rows = rows(content.counts().rows());
        return content.keys().count(key) < Math.max(1, (int) (settings.largestShare() * rows));
    }

    /** Whether there is room for another refusal with a key. */
    boolean refused(long key) {
        int most = RowKeys.isOfRecord(key) ? Math.max(1, rows(content.rows().size()) / 2) : 1;
        return content.refusals().count(key) < most;
    }

    private int rows(int soFar) {
        return settings.window() instanceof Window.Rows r ? r.rows() : Math.max(settings.minimum(), soFar + 1);
    }

    /** Whether as many as a window of rows has were passed over since it began, or a multiple of that. */
    boolean stalls() {
        return settings.window() instanceof Window.Rows r && content.passed().over() % r.rows() == 0;
    }

    /** Whether that had happened before. */
    boolean stalledBefore() {
        return settings.window() instanceof Window.Rows r && content.passed().over() > r.rows();
    }
}
