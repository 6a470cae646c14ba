package io.github.churn4j.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ExpectedMaximumProfitTest {
    @Test
    void equalsEmpulse() {
        // empulse 0.13.1: empc_score(y, x), empc_score.optimal_rate(y, x); checked by quadrature over all cuts as well
        ExpectedMaximumProfit distinct =
                ExpectedMaximumProfit.of(Samples.distinctScores(), ProfitParameters.defaults());
        assertThat(distinct.profit()).isEqualTo(5.963153073625639, within(1e-12));
        assertThat(distinct.fraction()).isEqualTo(0.4590863342540741, within(1e-12));
        ExpectedMaximumProfit tied = ExpectedMaximumProfit.of(Samples.tiedScores(), ProfitParameters.defaults());
        assertThat(tied.profit()).isEqualTo(5.865975054457682, within(1e-12));
        assertThat(tied.fraction()).isEqualTo(0.468926940785621, within(1e-12));
    }

    @Test
    void equalsEmpulseForAnotherCampaign() {
        // empc_score(y, x, alpha=2.5, beta=9, clv=120, incentive_cost=25, contact_cost=4)
        ProfitParameters dear = new ProfitParameters(2.5, 9, 120, 25, 4);
        ExpectedMaximumProfit profit = ExpectedMaximumProfit.of(Samples.distinctScores(), dear);
        assertThat(profit.profit()).isEqualTo(0.09943162347637385, within(1e-12));
        assertThat(profit.fraction()).isEqualTo(0.023906036549988866, within(1e-12));
    }

    @Test
    void equalsTheExampleOfEmpulse() {
        // empc_score([0, 1, 0, 1, 0, 1, 0, 1], [.1, .2, .3, .4, .5, .7, .8, .9]) = 23.875593418348124
        Scores scores = Scores.of(new double[] {.1, .2, .3, .4, .5, .7, .8, .9}, new byte[] {0, 1, 0, 1, 0, 1, 0, 1});
        assertThat(Metric.EMPC.of(scores)).isEqualTo(23.875593418348124, within(1e-12));
    }

    @Test
    void equalsSciPysBetaDistribution() {
        // scipy 1.17.1: betainc(a, b, x); beta.expect(lambda t: t, (a, b), lb=0, ub=x)
        beta(.3, 6, 14, 0.5261374757264855, 0.11759705633972278);
        beta(.05, .5, 3, 0.4054969522947275, 0.006575936523403951);
        beta(.9, 20, 2.5, 0.4976199330099559, 0.4171506262827479);
        beta(.5, 300, 310, 0.6573251825149169, 0.3158379975773381);
        beta(.02, 1, 1, .02, 0.0002);
        beta(1, 6, 14, 1, .3);
        beta(0, 6, 14, 0, 0);
    }

    private static void beta(double x, double alpha, double beta, double mass, double partialMean) {
        BetaDistribution distribution = new BetaDistribution(alpha, beta);
        assertThat(distribution.mass(x)).isEqualTo(mass, within(1e-12));
        assertThat(distribution.partialMean(x, distribution.mass(x))).isEqualTo(partialMean, within(1e-9));
    }

    @Test
    void refusesAnOfferDearerThanTheCustomer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProfitParameters(6, 14, 200, 200, 1))
                .withMessageContaining("offerCost is 200.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new ProfitParameters(0, 14, 200, 10, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProfitParameters(6, 14, 200, 10, Double.NaN));
    }
}
