package io.github.churn4j.maven.serve;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.data.Feature;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.Distribution;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;

/** A customer in the middle of those a model knows: the median of every number, the most frequent level of the rest. */
final class ExampleCustomer {

    private final ObjectNode fields;

    private ExampleCustomer(ObjectNode fields) {
        this.fields = fields;
    }

    static ExampleCustomer of(ChurnModel model) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        List<Feature> features = model.schema().features();
        List<Distribution> known = model.profile().features();
        for (int i = 0; i < features.size(); i++) {
            Feature feature = features.get(i);
            Distribution values = known.get(i);
            if (values.count() == 0) {
                fields.putNull(feature.field());
            } else if (feature instanceof NumericFeature) {
                fields.put(feature.field(), new BigDecimal(feature.format(values.quantile(.5))));
            } else {
                fields.put(feature.field(), feature.format(mostFrequent(values)));
            }
        }
        return new ExampleCustomer(fields);
    }

    private static double mostFrequent(Distribution values) {
        double[] points = values.points();
        double[] cumulative = values.cumulative();
        int best = 0;
        for (int i = 1; i < points.length; i++) {
            if (cumulative[i] - cumulative[i - 1] > share(cumulative, best)) {
                best = i;
            }
        }
        return points[best];
    }

    private static double share(double[] cumulative, int at) {
        return at == 0 ? cumulative[0] : cumulative[at] - cumulative[at - 1];
    }

    /** The customer as a JSON object. */
    String json() {
        return fields.toString();
    }

    /** A command of a POSIX shell that asks about this customer. */
    String curl(URI service) {
        return "curl -s " + service.resolve("predict") + " -H 'Content-Type: application/json' -d '"
                + json().replace("'", "'\\''") + "'";
    }
}
