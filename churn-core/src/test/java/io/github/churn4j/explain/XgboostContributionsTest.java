package io.github.churn4j.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.model.TreeEnsemble;
import io.github.churn4j.model.TreeEnsemble.Rule;
import org.junit.jupiter.api.Test;

/**
 * Contributions of a model that xgboost trained, beside xgboost's own.
 *
 * <p>Python 3.11, xgboost 3.0.4, numpy: 600 random rows of 4 features, a tenth of the values missing;
 * {@code b = xgb.train(dict(objective="binary:logistic", max_depth=3, eta=.5, base_score=.5), d, 4)}; the trees from
 * {@code b.save_raw("json")}, the contributions from {@code b.predict(rows, pred_contribs=True)}, bias last.
 */
class XgboostContributionsTest {

    /** Node by node: "leaf value cover" or "split feature threshold missingLeft cover left right". */
    private static final String[] TREES = {"""
            split 0 0.1599999964237213 true 150.0 1 2
            split 1 1.0 true 103.0 3 4
            split 1 1.0 true 47.0 5 6
            split 3 10.000009536743164 false 56.25 7 8
            split 2 1.409999966621399 false 46.75 9 10
            split 0 1.0800000429153442 false 26.5 11 12
            split 2 0.18000000715255737 false 20.5 13 14
            leaf -0.9428571462631226 51.5
            leaf -0.47826087474823 4.75
            leaf -0.7165354490280151 30.75
            leaf 0.5588235259056091 16.0
            leaf -0.44736841320991516 18.0
            leaf 0.42105263471603394 8.5
            leaf -0.5384615659713745 2.25
            leaf 0.7402597665786743 18.25
            """, """
            split 0 0.699999988079071 true 131.29702758789062 1 2
            split 1 1.0 true 107.54367065429688 3 4
            split 3 2.0 true 23.75334930419922 5 6
            split 3 1.0 true 57.466373443603516 7 8
            split 2 0.6000000238418579 false 50.077301025390625 9 10
            leaf 0.6054829955101013 9.229438781738281
            split 1 1.0 false 14.523910522460938 11 12
            leaf -0.2520754039287567 14.27471923828125
            leaf -0.6566380858421326 43.191654205322266
            leaf -0.5881099104881287 20.09720802307129
            leaf 0.2085091471672058 29.980093002319336
            leaf -0.2509532570838928 6.443350315093994
            leaf 0.35993683338165283 8.080560684204102
            """, """
            split 0 -0.46000000834465027 false 110.34576416015625 1 2
            split 2 2.4200000762939453 false 33.30344009399414 3 4
            split 3 2.0 true 77.04232025146484 5 6
            split 2 0.029999999329447746 false 27.044954299926758 7 8
            split 0 -0.9599999785423279 false 6.258485794067383 9 10
            split 1 1.0 true 32.600494384765625 11 12
            split 0 1.1100000143051147 true 44.44182586669922 13 14
            leaf -0.06823603063821793 1.0001217126846313
            leaf -0.6217954754829407 26.044832229614258
            leaf -0.29290103912353516 4.536978244781494
            leaf 0.3226161599159241 1.7215075492858887
            leaf 0.011866944842040539 17.919660568237305
            leaf 0.5677124857902527 14.68083667755127
            leaf -0.30454549193382263 37.63710403442383
            leaf 0.2651635706424713 6.804722785949707
            """, """
            split 0 0.28999999165534973 false 97.84573364257812 1 2
            split 2 2.3499999046325684 false 57.089866638183594 3 4
            split 2 0.07999999821186066 false 40.75586700439453 5 6
            split 3 3.0 true 44.09565734863281 7 8
            split 1 1.0 true 12.994209289550781 9 10
            leaf -0.5309186577796936 2.6787009239196777
            split 1 1.0 true 38.07716751098633 11 12
            leaf -0.191913902759552 25.830406188964844
            leaf -0.5590582489967346 18.265249252319336
            leaf -0.3069164454936981 5.611413478851318
            leaf 0.38707876205444336 7.382795810699463
            leaf -0.002356354845687747 22.59596061706543
            leaf 0.3891608715057373 15.481204986572266
            """};

    private static final double NONE = Double.NaN;

    private static final double[][] ROWS = {
        {NONE, NONE, NONE, NONE},
        {.49, 0, 1.05, 1},
        {-.46, 0, .92, 2},
        {-.19, 1, 1.74, 5},
        {.11, 1, 2.8, 5},
        {-.37, 1, 1.1, 4}
    };

    private static final double[] MARGINS = {
        -0.720825731754303,
        -1.0944960117340088,
        -2.095954656600952,
        -0.09627106785774231,
        0.8498659133911133,
        -1.3716299533843994
    };

    private static final double BIAS = -.8687849;

    private static final double[][] CONTRIBUTIONS = {
        {-0.0746286, -0.8805454, 0.3649682, 0.7381651},
        {0.5114856, -0.9558483, 0.0313207, 0.1873311},
        {-0.4110544, -0.6232542, -0.0386536, -0.1542075},
        {-0.4366431, 1.0364163, 0.6212793, -0.4485385},
        {-0.3505121, 1.1654582, 1.2596406, -0.3559357},
        {-0.6000768, 0.7245415, -0.1787712, -0.4485385}
    };

    private static TreeEnsemble ensemble() {
        TreeEnsemble.Builder builder = TreeEnsemble.builder(Rule.SUM_FLOAT, 4, 0);
        for (String tree : TREES) {
            int root = builder.nextNode();
            builder.beginTree();
            tree.lines().map(line -> line.split(" ", -1)).forEach(words -> add(builder, root, words));
        }
        return builder.build();
    }

    private static void add(TreeEnsemble.Builder builder, int root, String[] words) {
        if (words[0].equals("leaf")) {
            builder.leaf(Float.parseFloat(words[1]), Float.parseFloat(words[2]));
        } else {
            int node = builder.split(
                    Integer.parseInt(words[1]),
                    Float.parseFloat(words[2]),
                    Boolean.parseBoolean(words[3]),
                    Float.parseFloat(words[4]));
            builder.children(node, root + Integer.parseInt(words[5]), root + Integer.parseInt(words[6]));
        }
    }

    @Test
    void agreesWithXgboost() {
        TreeEnsemble ensemble = ensemble();
        Explainer explainer = Explainer.of(ensemble);
        assertThat(explainer.scale()).isEqualTo(Explainer.Scale.LOG_ODDS);
        for (int r = 0; r < ROWS.length; r++) {
            Contributions found = explainer.explain(ROWS[r]);
            assertThat(found.baseValue()).isCloseTo(BIAS, within(1e-6));
            assertThat(found.perModelFeature()).as("row %d", r).containsExactly(CONTRIBUTIONS[r], within(1e-6));
        }
    }

    @Test
    void scoresMissingValuesAsXgboostDoes() {
        TreeEnsemble ensemble = ensemble();
        for (int r = 0; r < ROWS.length; r++) {
            assertThat(ensemble.margin(ROWS[r])).isEqualTo(MARGINS[r]);
        }
    }
}
