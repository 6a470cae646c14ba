package io.github.churn4j.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.ChurnException;
import io.github.churn4j.data.BinaryFeature;
import io.github.churn4j.data.CategoricalFeature;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.Feature;
import io.github.churn4j.data.MissingPolicy;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.data.UnseenPolicy;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reference values by scikit-learn 1.9.1: {@code StandardScaler().fit_transform(x)} and so on, on {@link #X}. */
class FeaturePipelineTest {

    private static final double NONE = Double.NaN;
    private static final double[] X = {3.5, -1.25, 1000.125, 7, 7, .1, 42.75};

    private static ChurnSchema schema(Feature... features) {
        ChurnSchema.Builder builder = ChurnSchema.builder();
        for (Feature feature : features) {
            builder.feature(feature);
        }
        return builder.build();
    }

    private static Dataset data(ChurnSchema schema, double[]... rows) {
        Dataset.Builder builder = Dataset.builder(schema, "customers.csv", false);
        for (double[] row : rows) {
            builder.add(row, 0, "", 0, 0, builder.size() + 2);
        }
        return builder.build();
    }

    private static double[][] column(double... values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> new double[] {values[i]})
                .toArray(double[][]::new);
    }

    private static int[] all(Dataset data) {
        return IntStream.range(0, data.size()).toArray();
    }

    private static double[] apply(FittedPipeline fitted, double... slots) {
        double[] target = new double[fitted.width()];
        fitted.transform(slots, target);
        return target;
    }

    // ---- model features

    private static final String[] BANK_NUMBERS = {
        "Months_on_book",
        "Total_Relationship_Count",
        "Months_Inactive_12_mon",
        "Contacts_Count_12_mon",
        "Credit_Limit",
        "Total_Revolving_Bal",
        "Avg_Open_To_Buy",
        "Total_Amt_Chng_Q4_Q1",
        "Total_Trans_Amt",
        "Total_Trans_Ct",
        "Total_Ct_Chng_Q4_Q1",
        "Avg_Utilization_Ratio"
    };

    private static ChurnSchema bankCustomers() {
        ChurnSchema.Builder builder = ChurnSchema.builder()
                .feature(NumericFeature.of("Customer_Age"))
                .feature(BinaryFeature.of("Gender", "F", "M"))
                .feature(NumericFeature.of("Dependent_count"))
                .feature(CategoricalFeature.of(
                        "Education_Level",
                        "College",
                        "Doctorate",
                        "Graduate",
                        "High School",
                        "Post-Graduate",
                        "Uneducated",
                        "Unknown"))
                .feature(CategoricalFeature.of("Marital_Status", "Divorced", "Married", "Single", "Unknown"))
                .feature(CategoricalFeature.of(
                        "Income_Category",
                        "$120K +",
                        "$40K - $60K",
                        "$60K - $80K",
                        "$80K - $120K",
                        "Less than $40K",
                        "Unknown"))
                .feature(CategoricalFeature.of("Card_Category", "Blue", "Gold", "Platinum", "Silver"));
        for (String number : BANK_NUMBERS) {
            builder.feature(NumericFeature.of(number));
        }
        return builder.build();
    }

    /** The names of {@code OneHotEncoder(drop="first").fit(d[c]).get_feature_names_out()}, with = for the last _. */
    @Test
    void bankCustomersBecome32FeaturesInScikitLearnsOrder() {
        Dataset data = data(bankCustomers(), new double[19]);
        FittedPipeline fitted = FeaturePipeline.withDefaults().fit(data, all(data));
        assertThat(fitted.width()).isEqualTo(32);
        assertThat(fitted.modelFeatures())
                .extracting(ModelFeature::name)
                .startsWith(
                        "Customer_Age",
                        "Gender",
                        "Dependent_count",
                        "Education_Level=Doctorate",
                        "Education_Level=Graduate",
                        "Education_Level=High School",
                        "Education_Level=Post-Graduate",
                        "Education_Level=Uneducated",
                        "Education_Level=Unknown",
                        "Marital_Status=Married",
                        "Marital_Status=Single",
                        "Marital_Status=Unknown",
                        "Income_Category=$40K - $60K",
                        "Income_Category=$60K - $80K",
                        "Income_Category=$80K - $120K",
                        "Income_Category=Less than $40K",
                        "Income_Category=Unknown",
                        "Card_Category=Gold",
                        "Card_Category=Platinum",
                        "Card_Category=Silver")
                .endsWith(BANK_NUMBERS);
        assertThat(fitted.modelFeatures())
                .extracting(ModelFeature::source)
                .isSorted()
                .startsWith(0, 1, 2, 3, 3, 3, 3, 3, 3, 4)
                .endsWith(17, 18);
    }

    @Test
    void levelsAreOneHotWithoutTheFirst() {
        ChurnSchema schema =
                schema(CategoricalFeature.of("plan", "a", "b", "c"), BinaryFeature.of("active", "no", "yes"));
        Dataset data = data(schema, new double[] {0, 1});
        FittedPipeline fitted =
                FeaturePipeline.withDefaults().withScaling(Scaling.STANDARD).fit(data, all(data));
        assertThat(apply(fitted, 0, 0)).containsExactly(0, 0, 0);
        assertThat(apply(fitted, 1, 1)).containsExactly(1, 0, 1);
        assertThat(apply(fitted, 2, 1)).containsExactly(0, 1, 1);
    }

    // ---- scaling

    private static void assertScaled(Scaling scaling, double... expected) {
        Dataset data = data(schema(NumericFeature.of("x")), column(X));
        FittedPipeline fitted =
                FeaturePipeline.withDefaults().withScaling(scaling).fit(data, all(data));
        assertThat(fitted.transform(data, all(data)).values()).containsExactly(expected, within(1e-14));
    }

    @Test
    void standardScalingEqualsScikitLearn() {
        assertScaled(
                Scaling.STANDARD,
                -0.4262291562832644,
                -0.4399256644824657,
                2.447514524564941,
                -0.41613699234701085,
                -0.41613699234701085,
                -0.4360329726784822,
                -0.31305274642670644);
    }

    @Test
    void minMaxScalingEqualsScikitLearn() {
        assertScaled(
                Scaling.MIN_MAX,
                0.004743477718137561,
                0.0,
                0.9999999999999999,
                0.00823867182623892,
                0.00823867182623892,
                0.0013481462988390962,
                0.043939583073274245);
    }

    @Test
    void robustScalingEqualsScikitLearn() {
        assertScaled(
                Scaling.ROBUST,
                -0.15167930660888407,
                -0.35752979414951247,
                43.03900325027086,
                0.0,
                0.0,
                -0.2990249187432286,
                1.5492957746478875);
    }

    @ParameterizedTest
    @EnumSource(Scaling.class)
    void aConstantColumnIsCentredAndNotBlownUp(Scaling scaling) {
        Dataset data = data(schema(NumericFeature.of("x")), column(7.5, 7.5, 7.5));
        FittedPipeline fitted =
                FeaturePipeline.withDefaults().withScaling(scaling).fit(data, all(data));
        assertThat(apply(fitted, 7.5)).containsExactly(scaling == Scaling.NONE ? 7.5 : 0);
        assertThat(apply(fitted, 8.5)).containsExactly(scaling == Scaling.NONE ? 8.5 : 1);
    }

    @ParameterizedTest
    @EnumSource(Scaling.class)
    void whatItLearnsComesFromTheGivenRowsOnly(Scaling scaling) {
        double[] poisoned = X.clone();
        poisoned[1] = 1e300;
        poisoned[5] = -1e300;
        int[] rows = {0, 2, 3, 4, 6};
        ChurnSchema schema = schema(NumericFeature.of("x").withMissing(MissingPolicy.IMPUTE));
        FeaturePipeline pipeline = FeaturePipeline.withDefaults().withScaling(scaling);
        assertThat(pipeline.fit(data(schema, column(poisoned)), rows).toJson())
                .isEqualTo(pipeline.fit(data(schema, column(X)), rows).toJson());
    }

    // ---- missing values

    /** {@code SimpleImputer(strategy="median")} and {@code (strategy="most_frequent")}. */
    @Test
    void missingValuesBecomeTheMedianOrTheMostFrequentLevel() {
        ChurnSchema schema = schema(
                NumericFeature.of("x").withMissing(MissingPolicy.IMPUTE),
                new CategoricalFeature("plan", List.of("a", "b", "c"), MissingPolicy.IMPUTE, UnseenPolicy.AS_MISSING));
        double[] x = {3.5, NONE, 1000.125, 7, NONE, .1, 42.75};
        double[] plan = {1, 0, NONE, 2, 0, 1, 1};
        Dataset data = data(
                schema,
                IntStream.range(0, 7)
                        .mapToObj(i -> new double[] {x[i], plan[i]})
                        .toArray(double[][]::new));
        FittedPipeline fitted = FeaturePipeline.withDefaults().fit(data, all(data));
        assertThat(fitted.width()).isEqualTo(3);
        assertThat(apply(fitted, NONE, NONE)).containsExactly(7, 1, 0);
        assertThat(apply(fitted, 1, 2)).containsExactly(1, 0, 1);
    }

    @Test
    void aFlagTellsThatTheValueWasMissing() {
        ChurnSchema schema = schema(
                NumericFeature.of("x").withMissing(MissingPolicy.IMPUTE_AND_FLAG),
                new BinaryFeature("active", "no", "yes", MissingPolicy.IMPUTE_AND_FLAG, UnseenPolicy.REJECT),
                new CategoricalFeature(
                        "plan", List.of("a", "b", "c"), MissingPolicy.IMPUTE_AND_FLAG, UnseenPolicy.REJECT));
        Dataset data = data(schema, new double[] {2, 1, 2}, new double[] {4, 1, 2}, new double[] {6, 0, 0});
        FittedPipeline fitted =
                FeaturePipeline.withDefaults().withScaling(Scaling.MIN_MAX).fit(data, all(data));
        assertThat(fitted.modelFeatures())
                .extracting(ModelFeature::name)
                .containsExactly(
                        "x", "x is missing", "active", "active is missing", "plan=b", "plan=c", "plan is missing");
        assertThat(apply(fitted, NONE, NONE, NONE)).containsExactly(.5, 1, 1, 1, 0, 1, 1);
        assertThat(apply(fitted, 6, 0, 0)).containsExactly(1, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void keptValuesStayMissingOnlyForLearnersThatReadThem() {
        ChurnSchema schema = schema(NumericFeature.of("x").withMissing(MissingPolicy.KEEP));
        Dataset data = data(schema, column(2, NONE, 6));
        assertThat(apply(FeaturePipeline.withDefaults().withMissingKept(true).fit(data, all(data)), NONE))
                .containsExactly(NONE);
        assertThat(apply(FeaturePipeline.withDefaults().fit(data, all(data)), NONE))
                .containsExactly(4, 1);
    }

    @Test
    void aFeatureWithoutAnyValueCannotBeImputed() {
        Dataset data = data(schema(NumericFeature.of("x").withMissing(MissingPolicy.IMPUTE)), column(NONE, 1, NONE));
        assertThatThrownBy(() -> FeaturePipeline.withDefaults().fit(data, new int[] {0, 2}))
                .isInstanceOf(ChurnException.class)
                .hasMessage("customers.csv: feature 'x' has no value in the training rows,"
                        + " expected at least one to impute from; exclude the column");
        assertThatThrownBy(() -> FeaturePipeline.withDefaults().fit(data, new int[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // ---- ratios

    @Test
    void ratiosFollowTheFeaturesAndAreMissingOverZero() {
        ChurnSchema schema = schema(NumericFeature.of("amount"), NumericFeature.of("count"));
        Dataset data = data(schema, new double[] {6, 2}, new double[] {8, 2}, new double[] {5, 1}, new double[] {9, 0});
        FeaturePipeline pipeline = FeaturePipeline.withDefaults().withRatio(new Ratio("ticket", "amount", "count"));
        FittedPipeline fitted = pipeline.fit(data, all(data));
        assertThat(fitted.sources()).containsExactly("amount", "count", "ticket");
        assertThat(apply(fitted, 10, 4)).containsExactly(10, 4, 2.5);
        assertThat(apply(fitted, 10, 0)).containsExactly(10, 0, 4);
        assertThat(apply(fitted, 1e300, 1e-300)[2]).isEqualTo(4);
        assertThat(apply(pipeline.withMissingKept(true).fit(data, all(data)), 10, 0))
                .containsExactly(10, 0, NONE);
    }

    @Test
    void aRatioNeedsNumbersThatExist() {
        ChurnSchema schema = schema(NumericFeature.of("amount"), BinaryFeature.of("active", "no", "yes"));
        Dataset data = data(schema, new double[] {6, 1});
        FeaturePipeline none = FeaturePipeline.withDefaults();
        for (String wrong : List.of("active", "nowhere")) {
            FeaturePipeline pipeline = none.withRatio(Ratio.of("amount", wrong));
            assertThatThrownBy(() -> pipeline.fit(data, all(data)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(wrong);
        }
        Dataset zeros = data(schema(NumericFeature.of("a"), NumericFeature.of("b")), new double[] {6, 0});
        assertThatThrownBy(() -> none.withRatio(Ratio.of("a", "b")).fit(zeros, all(zeros)))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("ratio 'a/b' has no value");
    }

    // ---- JSON

    private static Dataset mixed() {
        ChurnSchema schema = schema(
                NumericFeature.of("x").withMissing(MissingPolicy.IMPUTE_AND_FLAG),
                NumericFeature.of("y").withMissing(MissingPolicy.KEEP),
                NumericFeature.of("z"),
                BinaryFeature.of("active", "no", "yes"),
                new CategoricalFeature("plan", List.of("a", "b", "c"), MissingPolicy.IMPUTE, UnseenPolicy.AS_MISSING));
        SplittableRandom random = new SplittableRandom(5);
        double[][] rows = new double[200][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {
                random.nextInt(5) == 0 ? NONE : random.nextDouble() * 1e-7,
                random.nextInt(5) == 0 ? NONE : random.nextDouble() * 1e12,
                random.nextDouble() - .5,
                random.nextInt(2),
                random.nextInt(5) == 0 ? NONE : random.nextInt(3)
            };
        }
        return data(schema, rows);
    }

    @ParameterizedTest
    @EnumSource(Scaling.class)
    void aPipelineReadFromItsJsonTransformsBitForBitTheSame(Scaling scaling) {
        Dataset data = mixed();
        for (boolean kept : new boolean[] {true, false}) {
            FittedPipeline fitted = FeaturePipeline.withDefaults()
                    .withScaling(scaling)
                    .withMissingKept(kept)
                    .withRatio(Ratio.of("x", "z"))
                    .fit(data, all(data));
            FittedPipeline read = FittedPipeline.fromJson(fitted.toJson(), data.schema());
            assertThat(read.toJson()).isEqualTo(fitted.toJson());
            assertThat(read.modelFeatures()).isEqualTo(fitted.modelFeatures());
            assertThat(read.transform(data, all(data)).values())
                    .isEqualTo(fitted.transform(data, all(data)).values());
        }
    }

    @Test
    void aPipelineOfAnotherSchemaOrVersionIsRefused() {
        Dataset data = mixed();
        String json = FeaturePipeline.withDefaults()
                .withRatio(Ratio.of("x", "z"))
                .fit(data, all(data))
                .toJson();
        ChurnSchema other = schema(NumericFeature.of("x"));
        assertThatThrownBy(() -> FittedPipeline.fromJson(json, other))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("6 steps, expected one for each of 1 features");
        ChurnSchema schema = data.schema();
        for (String[] change : new String[][] {
            {"\"NONE\"", "\"CUBIC\""},
            {"\"of\" : \"y\"", "\"of\" : \"yy\""},
            {"\"numerator\" : \"x\"", "\"numerator\" : \"plan\""},
            {"\"scale\" : 1.0", "\"scale\" : \"1\""},
            {"\"of\" : \"plan\",\n    \"imputed\" : ", "\"of\" : \"plan\",\n    \"imputed\" : 9"},
            {"{", "["}
        }) {
            String changed = json.replace(change[0], change[1]);
            assertThat(changed).isNotEqualTo(json);
            assertThatThrownBy(() -> FittedPipeline.fromJson(changed, schema)).isInstanceOf(ChurnException.class);
        }
    }
}
