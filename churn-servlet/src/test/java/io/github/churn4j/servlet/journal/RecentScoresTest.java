package io.github.churn4j.servlet.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.servlet.journal.RecentScores.Answered;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecentScoresTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static Feedback of(String prediction) {
        return Feedback.ofPrediction(prediction, true, null, NOON);
    }

    private static Feedback of(String customer, Instant until) {
        return Feedback.ofCustomer(customer, until, false, null, NOON);
    }

    @Test
    void findsAScoreByItsPredictionAndKnowsThatItWasTaken() {
        RecentScores recent = new RecentScores(10);
        recent.answered("p1", "", NOON, .25);
        recent.answered("p2", "", NOON, .75);
        assertThat(recent.take(of("p2"))).contains(new Answered(.75, true));
        assertThat(recent.take(of("p2"))).contains(new Answered(.75, false));
        assertThat(recent.take(of("p1"))).contains(new Answered(.25, true));
        assertThat(recent.take(of("p3"))).isEmpty();
    }

    @Test
    void findsACustomersLastPredictionUpToATime() {
        RecentScores recent = new RecentScores(10);
        recent.answered("p1", "ann", NOON, .1);
        recent.answered("p2", "bob", NOON.plusSeconds(1), .2);
        recent.answered("p3", "ann", NOON.plusSeconds(2), .3);
        assertThat(recent.take(of("ann", NOON.minusSeconds(1)))).isEmpty();
        assertThat(recent.take(of("ann", NOON.plusSeconds(1)))).contains(new Answered(.1, true));
        assertThat(recent.take(of("ann", NOON.plusSeconds(9)))).contains(new Answered(.3, true));
        assertThat(recent.take(of("bob", NOON.plusSeconds(9)))).contains(new Answered(.2, true));
        assertThat(recent.take(of("eve", NOON.plusSeconds(9)))).isEmpty();
    }

    @Test
    void forgetsTheOldestAndKeepsTheLatest() {
        int most = 200;
        RecentScores recent = new RecentScores(most);
        for (int i = 0; i < 1_000; i++) {
            recent.answered("p" + i, "", NOON, i / 1_000.0);
        }
        assertThat(recent.take(of("p100"))).isEmpty();
        for (int i = 1_000 - most; i < 1_000; i++) {
            assertThat(recent.take(of("p" + i))).contains(new Answered(i / 1_000.0, true));
        }
    }

    @Test
    void aSecondWordOnTheLatestPredictionDoesNotFallBackToAnOlderOne() {
        RecentScores recent = new RecentScores(2);
        recent.answered("p1", "ann", NOON, .1);
        recent.answered("p2", "bob", NOON, .2);
        recent.answered("p3", "ann", NOON.plusSeconds(2), .3); // another generation
        assertThat(recent.take(of("ann", NOON.plusSeconds(9)))).contains(new Answered(.3, true));
        assertThat(recent.take(of("ann", NOON.plusSeconds(9)))).contains(new Answered(.3, false));
    }

    @Test
    void needsRoomForOne() {
        assertThatThrownBy(() -> new RecentScores(0)).hasMessage("most is 0, expected 1 or more");
    }
}
