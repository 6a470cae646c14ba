package io.github.churn4j.servlet;

import io.github.churn4j.servlet.drift.BudgetChoice;
import io.github.churn4j.servlet.drift.DriftOptions;
import io.github.churn4j.servlet.drift.WindowChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The settings of {@link ServiceSettings} that are about drift; they do nothing where churn-drift is not on the class path. */
public final class DriftSettings {

    /** Whether drift is watched. */
    public static final Setting<Boolean> DRIFT = new Setting<>(
            "churn.drift",
            "on",
            false,
            "Whether drift of customers and scores is watched, on or off; needs churn-drift on the class path, and is off"
                    + " without it.",
            SettingValues::onOff);
    /** How rows are put into windows. */
    public static final Setting<WindowChoice> WINDOW = new Setting<>(
            "churn.drift-window",
            "500",
            false,
            "What is compared with the reference at once: rows such as 500, or the last 500 after each 100 as 500/100, or a"
                    + " time such as 1h or 1h/10m.",
            text -> WindowChoice.of(text, SettingValues::duration));
    /** Rows below which a window is not judged. */
    public static final Setting<OptionalInt> MINIMUM = new Setting<>(
            "churn.drift-minimum",
            "",
            false,
            "Rows below which a window is not judged; 200 unless told, and never more than a window has.",
            text -> text.isBlank()
                    ? OptionalInt.empty()
                    : OptionalInt.of(SettingValues.whole(2, 100_000).apply(text)));
    /** How many false alarms are allowed. */
    public static final Setting<BudgetChoice> BUDGET = new Setting<>(
            "churn.drift-budget",
            "0.1/10000",
            false,
            "The chance of any false alarm within so many rows that do not drift.",
            BudgetChoice::of);
    /** Quiet windows that end an episode. */
    public static final Setting<Integer> REARM = new Setting<>(
            "churn.drift-rearm",
            "2",
            false,
            "Quiet windows in a row that end an episode of drift; the next alarm is told again then.",
            SettingValues.whole(1, 1_000));
    /** Where the state is kept. */
    public static final Setting<Optional<Path>> STATE = new Setting<>(
            "churn.drift-state",
            "",
            false,
            "A directory that keeps what was watched, so that it survives a restart; one service each.",
            SettingValues::path);
    /** Where alerts are sent. */
    public static final Setting<String> WEBHOOK = new Setting<>(
            "churn.drift-webhook",
            "",
            false,
            "The http or https address to send alerts of drift to, without user and password.",
            String::strip);
    /** What signs alerts. */
    public static final Setting<String> WEBHOOK_SECRET = new Setting<>(
            "churn.drift-webhook-secret",
            "",
            true,
            "The secret that signs these alerts, 16 characters or more; without one they are not signed.",
            String::strip);
    /** Who may read about drift. */
    public static final Setting<String> READERS = new Setting<>(
            "churn.drift-readers",
            "open",
            false,
            "Who may read /drift: open (everybody), token (the administrator) or off (nobody).",
            SettingValues.oneOf("open", "token", "off"));

    /** All of them, in the order of the table. */
    static final List<Setting<?>> ALL =
            List.of(DRIFT, WINDOW, MINIMUM, BUDGET, REARM, STATE, WEBHOOK, WEBHOOK_SECRET, READERS);

    private DriftSettings() {}

    static DriftOptions options(ServiceSettings settings) {
        return new DriftOptions(
                settings.get(WINDOW),
                settings.get(MINIMUM),
                settings.get(REARM),
                settings.get(BUDGET),
                settings.get(STATE),
                Optional.of(settings.get(WEBHOOK)).filter(text -> !text.isEmpty()),
                Optional.of(settings.get(WEBHOOK_SECRET)).filter(text -> !text.isEmpty()));
    }
}
