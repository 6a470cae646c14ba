package io.github.churn4j.servlet.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An inference request of the Open Inference Protocol, version 2, before it is held against a schema.
 *
 * @param id what the caller calls the request
 * @param inputs the tensors
 * @param outputs which outputs are wanted; empty for all
 */
public record InferRequest(Optional<String> id, List<Tensor> inputs, List<String> outputs) {

    private static final int MOST_INPUTS = 10_000;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxStringLength(10_000)
                    .maxNumberLength(400)
                    .maxNameLength(1_000)
                    .build())
            .build();

    public InferRequest {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /**
     * Reads a request; members that the protocol does not name are passed over.
     *
     * @param mostRows elements a tensor may have
     * @throws ProblemException 400 if it is no such request
     */
    public static InferRequest read(byte[] body, int mostRows) {
        try (JsonParser parser = FACTORY.createParser(body)) {
            parser.nextToken();
            InferRequest request = new Reading(parser, mostRows).request();
            if (parser.nextToken() != null) {
                throw malformed("text follows the JSON object");
            }
            return request;
        } catch (StreamReadException e) {
            throw malformed(
                    "the body is not valid JSON at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr());
        } catch (IOException e) {
            throw malformed("the body is not JSON, or holds too long a text or number");
        }
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(Problem.malformed(detail));
    }

    private static final class Reading {
        private final JsonParser parser;
        private final int mostRows;

        Reading(JsonParser parser, int mostRows) {
            this.parser = parser;
            this.mostRows = mostRows;
        }

        InferRequest request() throws IOException {
            require(JsonToken.START_OBJECT, "the request must be a JSON object");
            Optional<String> id = Optional.empty();
            List<Tensor> inputs = new ArrayList<>();
            List<String> outputs = new ArrayList<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "id" -> id = Optional.of(text("\"id\" must be a text"));
                    case "inputs" -> inputs = inputs();
                    case "outputs" -> outputs = outputs();
                    default -> parser.skipChildren();
                }
            }
            if (inputs.isEmpty()) {
                throw malformed("\"inputs\" must be a list of one tensor or more");
            }
            return new InferRequest(id, inputs, outputs);
        }

        private List<Tensor> inputs() throws IOException {
            require(JsonToken.START_ARRAY, "\"inputs\" must be a list of tensors");
            List<Tensor> inputs = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                require(JsonToken.START_OBJECT, "each input must be an object");
                if (inputs.size() == MOST_INPUTS) {
                    throw malformed("there are more than " + MOST_INPUTS + " inputs");
                }
                inputs.add(tensor());
            }
            return inputs;
        }

        private Tensor tensor() throws IOException {
            Tensor tensor = new Tensor();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "name" -> tensor.name = text("the name of an input must be a text");
                    case "datatype" -> tensor.datatype = text("the datatype of an input must be a text");
                    case "shape" -> tensor.shape = shape();
                    case "data" -> {
                        require(JsonToken.START_ARRAY, "the data of an input must be a list");
                        tensor.hasData = true;
                        data(tensor, 1);
                    }
                    default -> parser.skipChildren();
                }
            }
            return tensor;
        }

        private int[] shape() throws IOException {
            require(JsonToken.START_ARRAY, "the shape of an input must be a list of whole numbers");
            int[] shape = new int[2];
            int count = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                require(JsonToken.VALUE_NUMBER_INT, "the shape of an input must be a list of whole numbers");
                double extent = parser.getDoubleValue();
                if (count == 2 || !(extent >= 0) || extent > Integer.MAX_VALUE) {
                    throw malformed("the shape of an input must be [n] or [n, 1]");
                }
                shape[count++] = (int) extent;
            }
            return Arrays.copyOf(shape, count);
        }

        private void data(Tensor tensor, int depth) throws IOException {
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY && depth < 2) {
                    data(tensor, depth + 1);
                    continue;
                }
                if (tensor.size() == mostRows) {
                    throw new ProblemException(Problem.of(
                            413,
                            "batch-too-large",
                            "The batch has too many records",
                            "an input has more than " + mostRows + " elements; send fewer rows in one request"));
                }
                element(tensor, token);
            }
        }

        private void element(Tensor tensor, JsonToken token) throws IOException {
            switch (token) {
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                    double value = parser.getDoubleValue();
                    if (!Double.isFinite(value)) {
                        throw malformed("an element is a number too large to be one");
                    }
                    tensor.number(value);
                }
                case VALUE_STRING -> tensor.text(parser.getText());
                case VALUE_NULL -> tensor.nothing();
                default -> throw malformed("an element is neither a number, a text nor null");
            }
        }

        private List<String> outputs() throws IOException {
            require(JsonToken.START_ARRAY, "\"outputs\" must be a list of objects with a name");
            List<String> outputs = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                require(JsonToken.START_OBJECT, "each output must be an object with a name");
                if (outputs.size() == MOST_INPUTS) {
                    throw malformed("there are more than " + MOST_INPUTS + " outputs");
                }
                outputs.add(output());
            }
            return outputs;
        }

        private String output() throws IOException {
            String named = "";
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals("name");
                parser.nextToken();
                if (wanted) {
                    named = text("the name of an output must be a text");
                } else {
                    parser.skipChildren();
                }
            }
            return named;
        }

        private String text(String expectation) throws IOException {
            require(JsonToken.VALUE_STRING, expectation);
            return parser.getText();
        }

        private void require(JsonToken token, String expectation) {
            if (parser.currentToken() != token) {
                throw malformed(expectation);
            }
        }
    }
}
