package io.github.churn4j.servlet.serving;

import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.Prediction;
import io.github.churn4j.PredictionEvent;
import io.github.churn4j.PredictionListener;
import io.github.churn4j.servlet.metrics.ChallengerMetrics;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets the challenger score the customers that were answered, off the response path, and tells how the two agree. Begins
 * anew when either model changes. Keeps sums only, no customer.
 */
public final class ShadowScorer implements PredictionListener {

    private final ActiveModels models;
    private final ChallengerMetrics metrics;
    private final Clock clock;
    private volatile @Nullable ShadowTally tally;

    /** Compares the models at work. */
    public ShadowScorer(ActiveModels models, ChallengerMetrics metrics, Clock clock) {
        this.models = models;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the model at work, not an equal one
    public void predicted(PredictionEvent event) {
        Serving champion = models.champion().orElse(null);
        Serving challenger = models.challenger().orElse(null);
        if (champion == null || challenger == null || champion.served() != event.served()) {
            return; // answered by a model that was replaced meanwhile
        }
        ShadowTally now = tally;
        if (now == null || !now.isOf(event.served(), challenger)) {
            now = new ShadowTally(event.served(), challenger, clock.instant());
            metrics.begin(challenger.served().version());
            tally = now;
        }
        compare(now, champion.predictor(), challenger.predictor(), event);
    }

    private void compare(ShadowTally now, ChurnPredictor champion, ChurnPredictor challenger, PredictionEvent event) {
        if (!now.comparable()) {
            now.incomparable();
            metrics.incomparable();
            return;
        }
        Prediction answered = champion.answer(event.attritionProbability());
        Prediction shadow = challenger.predict(event.record());
        now.compared(answered, shadow);
        metrics.compared(
                Math.abs(shadow.attritionProbability() - event.attritionProbability()),
                shadow.churn() != answered.churn());
    }

    /** How the models at work agree so far; empty without a challenger or before the first customer. */
    public Optional<ShadowReport> report() {
        ShadowTally now = tally;
        Serving champion = models.champion().orElse(null);
        Serving challenger = models.challenger().orElse(null);
        if (now == null || champion == null || challenger == null || !now.isOf(champion.served(), challenger)) {
            return Optional.empty();
        }
        return Optional.of(now.report());
    }
}
