package io.github.churn4j.servlet.serving;

import io.github.churn4j.ModelSource;
import io.github.churn4j.ServedModel;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which model answers, and which one scores in its shadow. Reading is one volatile read; changes are one at a time.
 */
public final class ActiveModels {

    private static final System.Logger LOG = System.getLogger(ActiveModels.class.getName());
    private static final int RETRY_SECONDS = 5;

    private final ModelSource source;
    private final @Nullable ModelSource challengers;
    private final Clock clock;
    private volatile @Nullable Serving champion;
    private volatile @Nullable Serving challenger;
    private volatile String trouble = "no model was looked for yet";
    private boolean championPinned;
    private boolean challengerPinned;

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

    /** Why the newest model of the source is not the one that answers; empty if it is. */
    public String trouble() {
        return trouble;
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

    @SuppressWarnings("ReferenceEquality")
    private void refreshChampion() {
        Serving now = champion;
        try {
            Optional<ServedModel> offered = source.current(now == null ? null : now.served());
            if (offered.isEmpty()) {
                complain(source.description() + " offers no model", null);
            } else {
                if (now == null || offered.get() != now.served()) {
                    swap(offered.get());
                }
                trouble = "";
            }
        } catch (RuntimeException e) {
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

    @SuppressWarnings("ReferenceEquality")
    private void refreshChallenger(ModelSource from) {
        Serving now = challenger;
        try {
            ServedModel offered =
                    from.current(now == null ? null : now.served()).orElse(null);
            if (offered == null) {
                challenger = null;
            } else if (now == null || offered != now.served()) {
                challenger = Serving.of(offered, clock.instant());
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "challenger not read: " + e.getMessage(), e);
        }
    }
}
