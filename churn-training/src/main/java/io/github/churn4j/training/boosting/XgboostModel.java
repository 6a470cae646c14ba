package io.github.churn4j.training.boosting;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.model.TreeEnsemble;
import java.nio.charset.StandardCharsets;

/** Reads the trees out of XGBoost's own JSON model. */
final class XgboostModel {

    private static final String PLACE = "XGBoost model";

    private XgboostModel() {}

    /**
     * The trees as a core ensemble.
     *
     * @param baseMargin what the margins start from; the model's own base score is not used
     */
    static TreeEnsemble ensemble(byte[] json, int featureCount, float baseMargin) {
        JsonNode trees =
                Json.read(new String(json, StandardCharsets.UTF_8), PLACE).at("/learner/gradient_booster/model/trees");
        TreeEnsemble.Builder builder = TreeEnsemble.builder(TreeEnsemble.Rule.SUM_FLOAT, featureCount, baseMargin);
        for (JsonNode tree : trees) {
            builder.beginTree();
            add(builder, new Arrays(tree), 0);
        }
        return builder.build();
    }

    private static int add(TreeEnsemble.Builder builder, Arrays tree, int node) {
        if (tree.left[node] < 0) {
            return builder.leaf(tree.condition[node], tree.cover[node]);
        }
        int split =
                builder.split(tree.feature[node], tree.condition[node], tree.missingLeft[node] != 0, tree.cover[node]);
        int left = add(builder, tree, tree.left[node]);
        int right = add(builder, tree, tree.right[node]);
        builder.children(split, left, right);
        return split;
    }

    /** One tree as XGBoost stores it; {@code condition} is a split's threshold or a leaf's value, a float. */
    private static final class Arrays {
        final int[] left;
        final int[] right;
        final int[] feature;
        final int[] missingLeft;
        final float[] condition;
        final float[] cover;

        Arrays(JsonNode tree) {
            if (tree.path("categories").size() > 0) {
                throw new ChurnException(PLACE + " has categorical splits, which are not supported");
            }
            left = ints(tree, "left_children");
            right = ints(tree, "right_children");
            feature = ints(tree, "split_indices");
            missingLeft = ints(tree, "default_left");
            condition = floats(tree, "split_conditions");
            cover = floats(tree, "sum_hessian");
        }

        private static int[] ints(JsonNode tree, String key) {
            JsonNode array = tree.path(key);
            int[] values = new int[array.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = array.get(i).asInt();
            }
            return values;
        }

        private static float[] floats(JsonNode tree, String key) {
            JsonNode array = tree.path(key);
            float[] values = new float[array.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = Float.parseFloat(array.get(i).asText());
            }
            return values;
        }
    }
}
