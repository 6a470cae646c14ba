package io.github.churn4j.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Versions of the libraries that shape a model's numbers, as they were when this module was built. */
final class Libraries {

    private Libraries() {}

    static Map<String, String> versions() {
        Properties properties = new Properties();
        try (InputStream in = Libraries.class.getResourceAsStream("libraries.properties")) {
            if (in == null) {
                throw new IllegalStateException("libraries.properties is missing from the churn-training jar");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("libraries.properties cannot be read", e);
        }
        Map<String, String> versions = new TreeMap<>();
        properties.forEach((name, version) -> versions.put(name.toString(), version.toString()));
        return versions;
    }
}
