package io.github.churn4j.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.data.Dataset;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.SeenRows;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeenRowsTrainingTest {

    private static final Dataset DATA = Customers.telling(900, 1);

    private static TrainingConfiguration.Builder configuration() {
        return TrainingConfiguration.builder()
                .space(SearchSpace.exhaustive(List.of(Candidate.of(Algorithm.LOGISTIC))))
                .folds(3)
                .replicates(20);
    }

    private static long seen(ChurnModel model, int... rows) {
        SeenRows seen = model.seenRows().orElseThrow();
        double[] slots = new double[DATA.schema().features().size()];
        return Arrays.stream(rows)
                .filter(row -> {
                    DATA.copyRow(row, slots);
                    return seen.mayHaveSeen(slots);
                })
                .count();
    }

    @Test
    void everyRowButTheHoldOutIsRemembered() {
        TrainingConfiguration configuration = configuration().build();
        ChurnModel model = ChurnTraining.of(configuration).run(DATA).model();
        Fold parts = Splits.of(DATA, configuration.seed()).holdOut(configuration.holdOut());
        assertThat(model.seenRows().orElseThrow().rows()).isEqualTo(parts.training().length);
        assertThat(seen(model, parts.training())).isEqualTo(parts.training().length);
        // 180 rows, .8 % mistaken: more than 8 with a probability below 1e-4
        assertThat(parts.test()).hasSizeGreaterThan(150);
        assertThat(seen(model, parts.test())).isLessThan(9);
    }

    @Test
    void withoutHoldOutOrAfterARefitAllRowsAre() {
        int[] all = IntStream.range(0, DATA.size()).toArray();
        ChurnModel none =
                ChurnTraining.of(configuration().holdOut(0).build()).run(DATA).model();
        ChurnModel refitted =
                ChurnTraining.of(configuration().refit(true).build()).run(DATA).model();
        assertThat(seen(none, all)).isEqualTo(900);
        assertThat(seen(refitted, all)).isEqualTo(900);
    }

    @Test
    void canBeLeftOut() {
        ChurnTraining training = ChurnTraining.of(configuration().build());
        ChurnModel without = training.withoutSeenRows().run(DATA).model();
        assertThat(without.seenRows()).isEmpty();
        assertThat(without.evaluation()).isEqualTo(training.run(DATA).model().evaluation());
    }
}
