package io.github.churn4j.servlet.json;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.Feature;
import io.github.churn4j.data.FieldProblem;
import io.github.churn4j.data.InvalidValueException;
import io.github.churn4j.data.MissingPolicy;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The tensors of an inference request as rows of a schema: one tensor per feature, called by its field or column, all
 * of the same length.
 *
 * <p>A numeric feature takes any datatype of numbers, whole ones where the datatype says so; a categorical or binary
 * one takes {@code BYTES}. Nothing else is converted. {@code null}, and an empty text, stand for a missing value, and a
 * feature whose values may be missing need not be among the inputs.
 */
public final class TensorRows {

    private static final int MOST_TOLD = 10;

    private final ChurnSchema schema;
    private final int rows;
    private final double[][] columns;
    private final List<String> problems = new ArrayList<>();
    private final List<FieldProblem> refused = new ArrayList<>();
    private int problemCount;

    /**
     * Holds a request against a schema.
     *
     * @throws ProblemException 400 with what is wrong, the first ten values of it, each of another customer or feature
     */
    public TensorRows(ChurnSchema schema, InferRequest request) {
        this.schema = schema;
        Tensor[] tensors = assign(schema, request.inputs());
        rows = request.inputs().get(0).size();
        columns = new double[tensors.length][];
        for (int i = 0; i < tensors.length; i++) {
            columns[i] = column(schema.features().get(i), tensors[i]);
        }
        if (problemCount > 0) {
            int more = problemCount - problems.size();
            throw refused(String.join("\n", problems) + (more > 0 ? "\nand " + more + " more values" : ""), refused);
        }
    }

    private static ProblemException refused(String detail) {
        return refused(detail, List.of());
    }

    private static ProblemException refused(String detail, List<FieldProblem> values) {
        return new ProblemException(
                new Problem(400, Problem.INVALID_TENSORS, "The tensors are not acceptable", detail, values));
    }

    /** The tensor of each feature; an empty one without data where a feature may do without. */
    private static Tensor[] assign(ChurnSchema schema, List<Tensor> inputs) {
        Tensor[] tensors = new Tensor[schema.features().size()];
        int rows = inputs.get(0).size();
        for (Tensor tensor : inputs) {
            OptionalInt slot = schema.slotOf(tensor.name);
            if (slot.isEmpty()) {
                throw refused(
                        "there is no input '" + shown(tensor.name) + "'; the model's metadata lists those there are");
            }
            if (tensors[slot.getAsInt()] != null) {
                throw refused("input '" + tensor.name + "' is given twice");
            }
            checkShape(tensor, rows);
            tensors[slot.getAsInt()] = tensor;
        }
        List<Feature> missing = new ArrayList<>();
        for (int i = 0; i < tensors.length; i++) {
            if (tensors[i] == null) {
                Feature feature = schema.features().get(i);
                if (feature.missing() == MissingPolicy.REJECT) {
                    missing.add(feature);
                }
                tensors[i] = new Tensor();
            }
        }
        if (!missing.isEmpty()) {
            throw refused(
                    "inputs are missing: "
                            + missing.stream().map(Feature::field).collect(Collectors.joining(", ")),
                    missing.stream().limit(MOST_TOLD).map(TensorRows::missing).toList());
        }
        return tensors;
    }

    private static FieldProblem missing(Feature feature) {
        return new FieldProblem(
                FieldProblem.Code.MISSING_FIELD, feature.column(), "", feature.expectation(), "give a value");
    }

    private static String shown(String name) {
        return new FieldProblem(FieldProblem.Code.UNKNOWN_FIELD, "", name, "", "").value();
    }

    private static void checkShape(Tensor tensor, int rows) {
        if (!tensor.hasData) {
            throw refused("input '" + tensor.name + "' has no data");
        }
        int[] shape = tensor.shape;
        if (shape.length == 0 || (shape.length == 2 && shape[1] != 1)) {
            throw refused("input '" + tensor.name + "' has the shape " + Arrays.toString(shape)
                    + ", expected [n] or [n, 1] for n customers");
        }
        if (shape[0] != tensor.size()) {
            throw refused("input '" + tensor.name + "' has the shape " + Arrays.toString(shape) + " and "
                    + tensor.size() + " elements; they must agree");
        }
        if (tensor.size() != rows) {
            throw refused("input '" + tensor.name + "' has " + tensor.size() + " elements, the first input has " + rows
                    + "; give one for each customer");
        }
    }

    private double[] column(Feature feature, Tensor tensor) {
        double[] column = new double[rows];
        if (!tensor.hasData) {
            Arrays.fill(column, Double.NaN);
            return column;
        }
        checkType(feature, tensor);
        Map<String, Double> known = new HashMap<>();
        for (int row = 0; row < rows; row++) {
            try {
                String text = tensor.text(row);
                column[row] = text == null
                        ? number(feature, tensor, row)
                        : known.computeIfAbsent(text, t -> parse(feature, t));
                if (Double.isNaN(column[row]) && feature.missing() == MissingPolicy.REJECT) {
                    fail(tensor, row, missing(feature), "is missing, expected " + feature.expectation());
                }
            } catch (InvalidValueException e) {
                fail(tensor, row, e.problem(), e.problem().message());
            }
        }
        return column;
    }

    private static void checkType(Feature feature, Tensor tensor) {
        boolean numeric = feature instanceof NumericFeature;
        if (numeric ? !tensor.numeric() : !tensor.datatype.equals("BYTES")) {
            throw refused("input '" + tensor.name + "' has another datatype than " + datatype(feature)
                    + (numeric ? " (any FP, INT or UINT will do)" : ""));
        }
        if (numeric ? tensor.anyText() : tensor.anyNumber()) {
            throw refused("input '" + tensor.name + "' has elements that are no " + (numeric ? "numbers" : "texts")
                    + ", but its datatype says so");
        }
    }

    private double number(Feature feature, Tensor tensor, int row) {
        double value = tensor.number(row);
        if (Double.isNaN(value)) {
            return value;
        }
        if (tensor.whole() && value != Math.rint(value)) {
            FieldProblem broken = new FieldProblem(
                    FieldProblem.Code.WRONG_TYPE,
                    feature.column(),
                    Double.toString(value),
                    "a whole number",
                    "name another datatype");
            fail(tensor, row, broken, "is no whole number, but its datatype says so");
            return 0;
        }
        feature.check(value);
        return value;
    }

    private double parse(Feature feature, String text) {
        return schema.missingTokens().contains(text.strip()) ? Double.NaN : feature.parse(text);
    }

    private void fail(Tensor tensor, int row, FieldProblem problem, String what) {
        problemCount++;
        if (problems.size() < MOST_TOLD) {
            refused.add(problem);
            problems.add("input '" + tensor.name + "', element " + row + ": " + what);
        }
    }

    /** How a feature's tensor is typed. */
    static String datatype(Feature feature) {
        return feature instanceof NumericFeature numeric ? (numeric.integer() ? "INT64" : "FP64") : "BYTES";
    }

    /** How many customers there are. */
    public int size() {
        return rows;
    }

    /** Copies the slots of a customer into an array that has room for them. */
    public void copyRow(int row, double[] slots) {
        for (int i = 0; i < columns.length; i++) {
            slots[i] = columns[i][row];
        }
    }
}
