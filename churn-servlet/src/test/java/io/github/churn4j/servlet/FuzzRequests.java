package io.github.churn4j.servlet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Requests made from valid ones by seeded accidents. Not thread-safe. */
final class FuzzRequests {

    /** Stands where a caller's own data stand that have nothing to do with what is wrong. */
    static final String SECRET = "zq7Secret9";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json;charset=utf-8",
            "application/problem+json",
            "application/x-www-form-urlencoded",
            "text/plain",
            "text/csv",
            "application/x-ndjson",
            "multipart/form-data; boundary=q",
            "application/json;charset=utf-16",
            "application/",
            ";;;",
            "");
    private static final List<String> QUERIES = List.of(
            "",
            "?",
            "?explain=true",
            "?explain=true&top=2",
            "?trial=true",
            "?top=x&explain=1",
            "?explain=%zz",
            "?trial=%ff",
            "?a=1&a=2&&=&",
            "?explain=true&top=-1",
            "?" + "x".repeat(500));
    private static final List<String> VALUES = List.of(
            "1e999",
            "-1e999",
            "1e308",
            "123456789012345678901234567890",
            "-0",
            "0.1e-400",
            "null",
            "true",
            "\"\"",
            "\" 45 \"",
            "\"45\"",
            "\"NaN\"",
            "NaN",
            "[]",
            "{}",
            "[1,2]",
            "{\"a\":{\"b\":[1]}}",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"<script>\"",
            "\"F\"",
            "45.5",
            "4e1",
            "0x1F",
            "'x'",
            "36",
            "\"Graduate\"",
            "1.7976931348623157e308",
            "4.9e-324",
            "0.30000000000000004");

    private final Random random;
    private final List<String> paths;
    private final Map<String, String> customer = new LinkedHashMap<>();

    FuzzRequests(long seed, List<String> paths) {
        random = new Random(seed);
        this.paths = paths;
        TestModels.customer().forEach((field, value) -> customer.put(field, json(value)));
        customer.put("customer_id", json(SECRET));
    }

    /**
     * One request on its way.
     *
     * @param prediction whether a success is a prediction for a JSON body
     * @param harmless whether the secret stands only where it does no harm
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sent(String head, byte[] body, boolean prediction, boolean harmless) {
        /** As a servlet sees it, with its query. */
        String path() {
            return head.substring(head.indexOf(' ') + 1, head.indexOf(" HTTP/")).replace("/./", "/");
        }

        @Override
        public String toString() {
            String text = new String(body, StandardCharsets.UTF_8);
            return head + (text.length() > 1_500 ? text.substring(0, 1_500) + "\u2026" : text);
        }
    }

    private static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private boolean rarely(int times) {
        return random.nextInt(times) == 0;
    }

    Sent next() {
        boolean elsewhere = rarely(8);
        String path = elsewhere ? path() : rarely(6) ? "/explain" : "/predict";
        String method =
                elsewhere && rarely(3) ? any(List.of("GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS")) : "POST";
        String type = rarely(10) ? any(TYPES) : "application/json";
        boolean form = type.endsWith("urlencoded") && rarely(2);
        byte[] body = rarely(2_000) ? new byte[70_000] : form ? form() : elsewhere ? otherBody(path) : body();
        StringBuilder head = new StringBuilder(200)
                .append(method + " " + path + (rarely(8) ? any(QUERIES) : "") + " HTTP/1.1\r\nHost: 127.0.0.1\r\n")
                .append("Authorization: Bearer " + SECRET + "\r\n");
        if (!type.isEmpty() || rarely(2)) {
            head.append("Content-Type: " + type + "\r\n");
        }
        if (rarely(10)) {
            head.append(any(List.of(
                    "Accept: text/html\r\n",
                    "Accept: ;q=,,,text/html;q=2\r\n",
                    "X-Request-Id: " + SECRET + " <b>\r\n",
                    "X-Request-Id: " + "y".repeat(300) + "\r\n",
                    "Content-Encoding: gzip\r\n",
                    "Accept-Language: " + "de,".repeat(50) + "\r\n",
                    "Cookie: a=" + SECRET + "\r\n")));
        }
        head.append("Content-Length: " + body.length + "\r\n\r\n");
        boolean json = type.startsWith("application/") && type.contains("json");
        return new Sent(head.toString(), body, json && !elsewhere, !type.endsWith("urlencoded"));
    }

    private String path() {
        String path = any(paths).replace("*", "x");
        return switch (random.nextInt(6)) {
            case 0 -> path + "/" + random.nextInt(100);
            case 1 -> path + "%20";
            case 2 -> "/" + random.nextInt(1_000);
            case 3 -> "/." + path; // what climbs out of the root never reaches a servlet
            default -> path;
        };
    }

    private byte[] form() {
        StringBuilder text = new StringBuilder();
        customer.forEach((field, value) -> text.append(field + "=" + value.replace("\"", "") + "&"));
        return rarely(2)
                ? damaged(text.toString().getBytes(StandardCharsets.UTF_8))
                : text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What the other endpoints take: many customers, tables, tensors, feedback; or one customer all the same. */
    private byte[] otherBody(String path) {
        String other = switch (random.nextInt(5)) {
            case 0 -> "[" + text(body()) + "," + text(body()) + "]";
            case 1 -> text(body()) + "\n" + text(body()) + "\r\n\n" + text(body());
            case 2 -> {
                String row = String.join(",", customer.values());
                yield (rarely(2) ? String.join(",", customer.keySet()) + "\n" : "") + row + "\n" + row;
            }
            case 3 -> "{\"customer_id\":" + any(VALUES) + ",\"churned\":" + any(VALUES) + "}";
            default -> path.endsWith("infer") ? tensors() : text(body());
        };
        byte[] bytes = other.getBytes(StandardCharsets.UTF_8);
        return rarely(3) ? damaged(bytes) : bytes;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String tensors() {
        StringBuilder inputs = new StringBuilder();
        customer.forEach((field, value) -> {
            if (!field.equals("customer_id") || rarely(10)) {
                inputs.append(inputs.isEmpty() ? "" : ",")
                        .append("{\"name\":\"" + field + "\",\"shape\":[" + (rarely(100) ? any(VALUES) : "1"))
                        .append("],\"datatype\":\"" + (value.startsWith("\"") ? "BYTES" : "FP64") + "\",\"data\":[")
                        .append(rarely(100) ? any(VALUES) : value)
                        .append("]}");
            }
        });
        return "{\"inputs\":[" + inputs + "]}";
    }

    private byte[] body() {
        Map<String, String> fields = new LinkedHashMap<>(customer);
        StringBuilder more = new StringBuilder();
        for (int accidents = random.nextInt(3); accidents > 0; accidents--) {
            String field = any(new ArrayList<>(customer.keySet()).subList(0, 19));
            switch (random.nextInt(6)) {
                case 0 -> fields.remove(field);
                case 1 -> more.append(",\"" + field + "\":" + any(VALUES));
                case 2 -> fields.put(field + random.nextInt(3), any(VALUES));
                case 3 -> fields.put(field, "[".repeat(random.nextInt(60)) + any(VALUES));
                case 4 -> fields.put(field, Double.toString(random.nextInt(200) / 4.0));
                default -> fields.put(field, any(VALUES));
            }
        }
        List<String> order = new ArrayList<>(fields.keySet());
        if (rarely(3)) {
            Collections.shuffle(order, random);
        }
        StringBuilder text = new StringBuilder("{");
        for (String field : order) {
            text.append(text.length() == 1 ? "" : ",").append('"' + field + "\":" + fields.get(field));
        }
        text.append(more).append('}').append(rarely(40) ? " {}" : "");
        byte[] bytes = text.toString().getBytes(rarely(200) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        return rarely(3) ? damaged(bytes) : bytes;
    }

    /** Flips, cuts, doubles. */
    private byte[] damaged(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> doubled(bytes, at);
            default -> flipped(bytes);
        };
    }

    /** The bytes, and as many of them again. */
    private static byte[] doubled(byte[] bytes, int again) {
        byte[] twice = Arrays.copyOf(bytes, bytes.length + again);
        System.arraycopy(bytes, 0, twice, bytes.length, again);
        return twice;
    }

    private byte[] flipped(byte[] bytes) {
        byte[] flipped = bytes.clone();
        for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
            flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }
}
