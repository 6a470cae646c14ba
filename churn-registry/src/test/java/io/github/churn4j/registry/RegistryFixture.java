package io.github.churn4j.registry;

import io.github.churn4j.registry.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the tests that every store must pass ask of it. */
public abstract class RegistryFixture {

    /** The model all tests publish. */
    protected static final String NAME = "bank-churn";

    /** Who does everything. */
    protected static final Signoff BY = new Signoff("ann@bank.example", "because");

    /** Another store on this test's own root, which is empty at first and the same for all calls within a test. */
    protected abstract ObjectStore open();

    /** The settings with which another JVM opens {@link #open}'s root by its description. */
    protected Map<String, String> settings() {
        return Map.of();
    }

    /** Starts a main class in a JVM of its own, with the root as its first argument. */
    final Process start(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        settings().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add(main.getName());
        try (ObjectStore store = open()) {
            command.add(store.description());
        }
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
