package com.example.war;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.servlet.ServiceContract;
import io.github.churn4j.servlet.TestModels;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("slow")
@Tag("container")
class StockContainersIT {

    private static final Path WAR = Path.of(System.getProperty("war"));
    private static final System.Logger LOG = System.getLogger(StockContainersIT.class.getName());

    @TempDir
    private static Path models;

    private static Path model;

    @BeforeAll
    static void train() {
        model = models.resolve("model.churn");
        TestModels.bank().write(model);
    }

    @Test
    void warHoldsTheServiceAndNothingOfAContainerOrALearner() throws IOException {
        try (ZipFile war = new ZipFile(WAR.toFile())) {
            List<String> jars = war.stream()
                    .map(ZipEntry::getName)
                    .filter(n -> n.endsWith(".jar"))
                    .map(n -> n.replaceFirst("WEB-INF/lib/(.*?)-[0-9].*", "$1"))
                    .toList();
            assertThat(jars.stream().filter(n -> n.startsWith("churn-")))
                    .containsExactlyInAnyOrder("churn-servlet", "churn-core", "churn-drift", "churn-registry");
            assertThat(jars).contains("fastcsv", "jackson-core", "prometheus-metrics-model", "s3", "apache5-client");
            assertThat(jars)
                    .noneMatch(
                            n -> n.matches(
                                    ".*(tribuo|xgboost|commons-math|servlet-api|tomcat|catalina|jetty|undertow|spring|netty|junit).*"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theWarAnswersAtTheRoot(Container container, @TempDir Path directory) throws Exception {
        Path base = Files.createDirectories(directory.resolve("root"));
        Files.copy(WAR, Files.createDirectories(base.resolve("webapps")).resolve("ROOT.war"));
        try (RunningContainer running = container.start(base, model)) {
            Duration first = running.await("/health", 200);
            told(running, () -> ServiceContract.at(running.uri("/")).check());
            told(running, () -> ServiceContract.at(running.uri("/")).tellsNothingOfTheContainerWhereABodyBreaksOff());
            assertThat(running.stop()).as("stops when asked").isTrue();
            // the empty one second: it finds its files in memory, so the difference is rather too large
            Duration own = first.minus(emptyContainer(container, directory.resolve("empty")));
            LOG.log(
                    System.Logger.Level.INFO,
                    "{0}: first answer {1} ms after the start, {2} ms of them the WAR''s",
                    container,
                    first.toMillis(),
                    own.toMillis());
            assertThat(own).isLessThan(Duration.ofSeconds(10));
        }
    }

    private static Duration emptyContainer(Container container, Path base) throws Exception {
        Files.createDirectories(base);
        try (RunningContainer running = container.start(base, model)) {
            return running.awaitAnswer("/");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theWarAnswersBelowAPathAndTheJarInsideAHost(Container container, @TempDir Path base) throws Exception {
        Path webapps = Files.createDirectories(base.resolve("webapps"));
        Files.copy(WAR, webapps.resolve("bank.war"));
        HostApplication.write(webapps.resolve("host.war"), WAR, "churn.watch", "1s");
        HostApplication.write(webapps.resolve("quiet.war"), WAR, "churn.register", "false");
        HostApplication.write(webapps.resolve("mistaken.war"), WAR, "churn.watch", "often");
        try (RunningContainer running = container.start(base, model)) {
            running.await("/bank/health", 200);
            running.await("/host/churn/health", 200);
            told(running, () -> ServiceContract.at(running.uri("/bank/")).check());
            told(running, () -> ServiceContract.at(running.uri("/host/churn/")).check());
            assertThat(running.get("/bank/churn/health").statusCode())
                    .as("registered once")
                    .isEqualTo(404);
            for (String host : List.of("/host", "/quiet", "/mistaken")) {
                running.await(host + "/hello", 200);
                assertThat(running.get(host + "/hello").body()).isEqualTo("hello");
                HttpResponse<String> missing = running.get(host + "/nowhere");
                assertThat(missing.statusCode()).isEqualTo(404);
                assertThat(missing.body()).isEqualTo("the host has no such thing");
            }
            for (String host : List.of("/quiet", "/mistaken")) {
                assertThat(running.get(host + "/churn/health").body()).isEqualTo("the host has no such thing");
            }
            assertThat(running.stop()).as("stops when asked").isTrue();
        }
    }

    /** Tells what the container printed where a check fails. */
    private static void told(RunningContainer running, Runnable checks) throws IOException {
        try {
            checks.run();
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\nThe container printed:\n" + running.log(), e);
        }
    }
}
