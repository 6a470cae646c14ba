package io.github.churn4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.Exchange;
import io.github.churn4j.servlet.metrics.MicrometerMetrics;
import jakarta.servlet.Servlet;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What a deployment needs beside the container stays small and free of native code and of the learning engines. The
 * build writes that classpath to {@code target/serving.classpath}.
 */
class ServingClasspathTest {

    private static final Path LIST = Path.of("target/serving.classpath");
    private static final Path OWN = Path.of("target/classes");
    private static final long MOST_BYTES = 6_000_000;

    private static List<Path> classpath() throws IOException {
        assumeThat(LIST).as("written by the Maven build").exists();
        List<Path> parts = new ArrayList<>(List.of(OWN));
        for (String part : Files.readString(LIST).strip().split(File.pathSeparator, -1)) {
            parts.add(Path.of(part));
        }
        return parts;
    }

    /** Of a module built in the same run this is its directory of classes, which is larger than its jar. */
    private static long size(Path part) throws IOException {
        try (Stream<Path> files = Files.walk(part)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(f -> f.toFile().length())
                    .sum();
        }
    }

    private static List<String> entries(Path part) throws IOException {
        if (Files.isDirectory(part)) {
            try (Stream<Path> files = Files.walk(part)) {
                return files.map(f -> part.relativize(f).toString().replace('\\', '/'))
                        .toList();
            }
        }
        try (ZipFile jar = new ZipFile(part.toFile())) {
            return jar.stream().map(e -> e.getName()).toList();
        }
    }

    @Test
    void isSmall() throws IOException {
        long sum = 0;
        StringBuilder parts = new StringBuilder();
        for (Path part : classpath()) {
            long size = size(part);
            sum += size;
            parts.append(String.format("%n%,10d %s", size, part.getFileName()));
        }
        System.out.printf("serving classpath: %,d bytes%s%n", sum, parts);
        assertThat(sum).as("bytes of%s", parts).isBetween(100_000L, MOST_BYTES);
    }

    @Test
    void hasNoNativeCode() throws IOException {
        for (Path part : classpath()) {
            assertThat(entries(part)).as(part.toString()).noneMatch(e -> e.matches(".*\\.(so|dll|dylib|jnilib)"));
        }
    }

    @Test
    void hasNoLearningEngine() throws IOException {
        for (Path part : classpath()) {
            assertThat(entries(part))
                    .as(part.toString())
                    .noneMatch(e -> e.startsWith("org/tribuo/")
                            || e.startsWith("ml/dmlc/")
                            || e.startsWith("io/github/churn4j/training/"));
        }
    }

    @Test
    void hasNeitherServletApiNorMicrometer() throws IOException {
        for (Path part : classpath()) {
            assertThat(entries(part))
                    .as(part.toString())
                    .noneMatch(e -> e.startsWith("jakarta/servlet/") || e.startsWith("io/micrometer/"));
        }
    }

    private static URLClassLoader alone() throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path part : classpath()) {
            urls.add(part.toUri().toURL());
        }
        urls.add(Servlet.class.getProtectionDomain().getCodeSource().getLocation());
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    @Test
    void hasNoRegistry() throws IOException {
        for (Path part : classpath()) {
            assertThat(entries(part))
                    .as(part.toString())
                    .noneMatch(e -> e.startsWith("io/github/churn4j/registry/") || e.startsWith("software/amazon/"));
        }
    }

    @Test
    void hasNoDrift() throws IOException {
        for (Path part : classpath()) {
            assertThat(entries(part)).as(part.toString()).noneMatch(e -> e.startsWith("io/github/churn4j/drift/"));
        }
    }

    private static Object builder(URLClassLoader alone, Function<String, @Nullable String> initParams)
            throws Exception {
        Class<?> settings = alone.loadClass(ServiceSettings.class.getName());
        Object told = settings.getMethod("fromEnvironment", Function.class).invoke(null, initParams);
        Object builder = alone.loadClass(ChurnService.class.getName())
                .getMethod("builder")
                .invoke(null);
        builder.getClass().getMethod("settings", settings).invoke(builder, told);
        return builder;
    }

    @Test
    void saysWhatIsMissingWhereAlertsOfDriftAreConfigured() throws Exception {
        try (URLClassLoader alone = alone()) {
            Object builder =
                    builder(alone, key -> key.equals("churn.drift-webhook") ? "https://example.com/hidden" : null);
            assertThatThrownBy(() -> builder.getClass().getMethod("build").invoke(builder))
                    .cause()
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("churn.drift-webhook is set")
                    .hasMessageContaining("put io.github.churn4j:churn-drift on the class path")
                    .hasMessageNotContaining("hidden");
        }
    }

    /** Asks the service as a container would, without any: nothing of it needs the module to answer. */
    @Test
    void saysWhatIsMissingWhereDriftIsAskedFor() throws Exception {
        try (URLClassLoader alone = alone()) {
            Object builder = builder(alone, key -> null);
            Object service = builder.getClass().getMethod("build").invoke(builder);
            try {
                Method router = service.getClass().getDeclaredMethod("router");
                router.setAccessible(true);
                Object routes = router.invoke(service);
                Object found = routes.getClass().getMethod("at", String.class).invoke(routes, "/drift");
                Object route = Objects.requireNonNull(((Map<?, ?>) found).get("GET"));
                Object endpoint = route.getClass().getMethod("endpoint").invoke(route);
                Method handle = alone.loadClass(Endpoint.class.getName())
                        .getMethod("handle", alone.loadClass(Exchange.class.getName()));
                handle.setAccessible(true);
                assertThatThrownBy(() -> handle.invoke(endpoint, (Object) null))
                        .cause()
                        .satisfies(e -> assertThat(String.valueOf(
                                        e.getClass().getMethod("problem").invoke(e)))
                                .contains("drift-not-available", "503", "io.github.churn4j:churn-drift"));
            } finally {
                service.getClass().getMethod("close").invoke(service);
            }
        }
    }

    @Test
    void saysWhatIsMissingWhereARegistryIsConfigured() throws Exception {
        try (URLClassLoader alone = alone()) {
            Object builder = builder(alone, key -> key.equals("churn.registry") ? "/srv/registry" : null);
            assertThatThrownBy(() -> builder.getClass().getMethod("build").invoke(builder))
                    .cause()
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("churn.registry is \"/srv/registry\"")
                    .hasMessageContaining("put io.github.churn4j:churn-registry on the class path");
        }
    }

    /** A class loader of exactly that classpath and the servlet API: what is optional is not needed to build a service. */
    @Test
    void isEnoughToBuildTheService() throws Exception {
        try (URLClassLoader alone = alone()) {
            Class<?> service = alone.loadClass(ChurnService.class.getName());
            assertThat(service.getMethods()).isNotEmpty(); // as containers that look for annotations do
            Object builder = service.getMethod("builder").invoke(null);
            Object built = builder.getClass().getMethod("build").invoke(builder);
            service.getMethod("close").invoke(built);
            assertThatThrownBy(() ->
                            alone.loadClass(MicrometerMetrics.class.getName()).getMethods())
                    .isInstanceOf(NoClassDefFoundError.class);
        }
    }
}
