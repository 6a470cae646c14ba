package io.github.churn4j.servlet.serving;

import io.github.churn4j.ChurnException;
import io.github.churn4j.ModelSource;
import io.github.churn4j.ServedModel;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which model answers, and which one scores in its shadow. Reading is one volatile read; changes are one at a time. A
 * model that was chosen by hand is pinned: the sources do not replace it before {@link #reload()}.
 */
public final class ActiveModels {

    private static final System.Logger LOG = System.getLogger(ActiveModels.class.getName());
    private static final int RETRY_SECONDS = 5;

    private final ModelSource source;
    private final @Nullable ModelSource challengers;
    private final Clock clock;
    private volatile @Nullable Serving champion;
    private volatile @Nullable Serving challenger;
    private volatile boolean unreadable;
    private volatile String trouble = "no model was looked for yet";
    private volatile String challengerTrouble = "";
    private volatile boolean championPinned;
    private volatile boolean challengerPinned;

    /** Models of a source, and challengers of another one where given; nothing is loaded yet. */
    public ActiveModels(ModelSource source, @Nullable ModelSource challengers, Clock clock) {
        this.source = source;
        this.challengers = challengers;
        this.clock = clock;
    }

    /** The model that answers, if there is one. */
    public Optional<Serving> champion() {
        return Optional.ofNullable(champion);
    }

    /**
     * The model that answers.
     *
     * @throws ProblemException 503 if there is none
     */
    public Serving require() {
        Serving now = champion;
        if (now == null) {
            throw new ProblemException(
                    Problem.unavailable("no-model", "no model is loaded; see /readyz"), RETRY_SECONDS);
        }
        return now;
    }

    /** The model that scores in shadow, if there is one. */
    public Optional<Serving> challenger() {
        return Optional.ofNullable(challenger);
    }

    /** Whether a model scores in shadow. */
    public boolean challenged() {
        return challenger != null;
    }

    /** Whether the model that answers was chosen by hand and stays until {@link #reload()}. */
    public boolean pinned() {
        return championPinned;
    }

    /** Whether the challenger, or its absence, was chosen by hand and stays until {@link #reload()}. */
    public boolean challengerPinned() {
        return challengerPinned;
    }

    /** Why the newest model of the source is not the one that answers; empty if it is or another one is pinned. */
    public String trouble() {
        return trouble;
    }

    /** The trouble in words for everybody: no file names, no details. Empty if there is none. */
    public String publicTrouble() {
        if (trouble.isEmpty()) {
            return "";
        }
        return unreadable
                ? "the newest model cannot be read; the log tells why"
                : "no model is offered; is churn.model set, and the file there, or does the alias of churn.registry point at a"
                        + " version? The log tells more";
    }

    /** Why the challenger's source could not be read; empty if it could. */
    public String challengerTrouble() {
        return challengerTrouble;
    }

    /**
     * The versions that {@link #activate} and {@link #challenge} would find at the model's source; may be slow.
     *
     * @throws ChurnException if the source cannot be listed
     */
    public List<String> versions() {
        return source.versions();
    }

    /** Looks whether the sources offer other models, and swaps. Never throws: what is wrong is kept as the trouble. */
    public synchronized void refresh() {
        if (!championPinned) {
            refreshChampion();
        }
        if (!challengerPinned && challengers != null) {
            refreshChallenger(challengers);
        }
    }

    /** Gives up what was chosen by hand and looks at the sources again. */
    public synchronized void reload() {
        championPinned = false;
        if (challengerPinned) {
            challengerPinned = false;
            challenger = null; // comes back if its source offers it
        }
        refresh();
    }

    /**
     * Serves one version of the source until {@link #reload()}.
     *
     * @throws ChurnException if it cannot be loaded; nothing has changed then
     */
    public synchronized void activate(String version) {
        Serving now = champion;
        if (now == null || !now.served().version().equals(version)) {
            swap(source.load(version));
        }
        championPinned = true;
        trouble = "";
    }

    /**
     * Lets one version score in shadow until {@link #reload()}: of the challengers' source, else of the model's.
     *
     * @param version null for none
     * @throws ChurnException if neither source has it; nothing has changed then
     */
    public synchronized void challenge(@Nullable String version) {
        challenge(version == null ? null : loadChallenger(version));
        challengerPinned = true;
        challengerTrouble = "";
    }

    private ServedModel loadChallenger(String version) {
        if (challengers != null) {
            try {
                return challengers.load(version);
            } catch (ChurnException e) {
                LOG.log(System.Logger.Level.DEBUG, "the challengers' source lacks the version, asking the model's", e);
            }
        }
        return source.load(version);
    }

    @SuppressWarnings("ReferenceEquality")
    private void refreshChampion() {
        Serving now = champion;
        try {
            Optional<ServedModel> offered = source.current(now == null ? null : now.served());
            if (offered.isEmpty()) {
                unreadable = false;
                complain(source.description() + " offers no model", null);
            } else {
                if (now == null || offered.get() != now.served()) {
                    swap(offered.get());
                }
                trouble = "";
            }
        } catch (RuntimeException e) {
            unreadable = true;
            complain(source.description() + ": " + e.getMessage(), e);
        }
    }

    private void swap(ServedModel next) {
        champion = Serving.of(next, clock.instant());
        LOG.log(
                System.Logger.Level.INFO,
                "serving {0} version {1} from {2}",
                next.model().name(),
                next.version(),
                next.origin());
    }

    private void complain(String what, @Nullable Exception cause) {
        if (!what.equals(trouble)) {
            LOG.log(System.Logger.Level.WARNING, what, cause);
            trouble = what;
        }
    }

    private void refreshChallenger(ModelSource from) {
        Serving now = challenger;
        try {
            challenge(from.current(now == null ? null : now.served()).orElse(null));
            challengerTrouble = "";
        } catch (RuntimeException e) {
            String what = from.description() + ": " + e.getMessage();
            if (!what.equals(challengerTrouble)) {
                LOG.log(System.Logger.Level.WARNING, "challenger not read: " + what, e);
                challengerTrouble = what;
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // the source returns the known model itself where nothing changed
    private void challenge(@Nullable ServedModel next) {
        Serving now = challenger;
        if (next == null) {
            challenger = null;
        } else if (now == null || next != now.served()) {
            challenger = Serving.of(next, clock.instant());
            LOG.log(System.Logger.Level.INFO, "version {0} from {1} scores in shadow", next.version(), next.origin());
        }
    }
}
