package io.github.churn4j.drift;

import io.github.churn4j.data.BinaryFeature;
import io.github.churn4j.data.CategoricalFeature;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CsvSource;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.NumericFeature;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The customers of presets.py, drawn by the same generator. */
final class PresetCustomers {

    static final ChurnSchema SCHEMA = ChurnSchema.builder()
            .feature(NumericFeature.of("sum"))
            .feature(NumericFeature.of("whole"))
            .feature(NumericFeature.of("four"))
            .feature(BinaryFeature.of("flag", "no", "yes"))
            .feature(CategoricalFeature.of("level", "a", "b", "c", "d"))
            .build();

    private long state;

    private PresetCustomers(long seed) {
        state = seed;
    }

    private double next() {
        state = state * 6364136223846793005L + 1442695040888963407L;
        return (state >>> 11) / 0x1p53;
    }

    /** Reference and current customers of a case; every sixth one has a level that the schema does not list. */
    static DriftSample[] of(int number) {
        PresetCustomers draw = new PresetCustomers(number + 1);
        int n = 40 + (int) (draw.next() * 1600);
        int m = 40 + (int) (draw.next() * 900);
        double u = draw.next();
        double shift = u < .3 ? 0 : (u - .3) * .5;
        DriftSample reference = draw.side("reference", n, 0, 0);
        return new DriftSample[] {reference, draw.side("current", m, shift, number % 6 == 5 ? .02 : 0)};
    }

    /** The same customers without the two columns that have many values. */
    static DriftSample withoutNumbers(DriftSample sample) {
        ChurnSchema.Builder schema = ChurnSchema.builder();
        SCHEMA.features().stream().skip(2).forEach(schema::feature);
        Dataset.Builder rows = Dataset.builder(schema.build(), "few", false);
        for (int row = 0; row < sample.rows(); row++) {
            double[] slots = {
                sample.values().slot(row, 2),
                sample.values().slot(row, 3),
                sample.values().slot(row, 4)
            };
            rows.add(slots, 0, "", 0, 0, row + 2);
        }
        List<NewValues> found = List.of(sample.newValues(2), sample.newValues(3), sample.newValues(4));
        return new DriftSample(rows.build(), found, sample.facts(), null, List.of());
    }

    private DriftSample side(String name, int rows, double shift, double fresh) {
        StringBuilder csv = new StringBuilder("sum,whole,four,flag,level\n");
        for (int row = 0; row < rows; row++) {
            csv.append((next() + next() + next()) * 10 + shift * 2).append(',');
            csv.append((int) (next() * 30 + shift * 3)).append(',');
            csv.append((int) (next() * 4 * (1 - shift / 4))).append(',');
            csv.append(next() < .3 + shift / 6 ? "yes" : "no").append(',');
            double u = next();
            csv.append(u < fresh ? 'e' : u < .4 + shift / 8 ? 'a' : u < .7 ? 'b' : u < .97 ? 'c' : 'd')
                    .append('\n');
        }
        return DriftSample.read(SCHEMA, CsvSource.of(name, csv.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
