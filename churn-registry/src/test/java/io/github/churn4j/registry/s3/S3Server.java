package io.github.churn4j.registry.s3;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A server that speaks the protocol of S3, on the loopback address and in a process of its own that ends with this one.
 * Keeps objects in memory, asks for signed requests, and is started once for all tests of a JVM.
 */
public final class S3Server {

    private static final String IDENTITY = "churn-test";
    private static final String SECRET = "churn-test-secret";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern STARTED = Pattern.compile("Started .*ServerConnector.*\\{127\\.0\\.0\\.1:([0-9]+)}");

    private static final class Shared {
        static final S3Server SERVER = start();
    }

    private final Process process;
    private final Path log;
    private final URI endpoint;

    private S3Server(Process process, Path log) throws IOException, InterruptedException {
        this.process = process;
        this.log = log;
        this.endpoint = URI.create("http://127.0.0.1:" + port());
    }

    /**
     * The server, started if it is not running yet. Puts its credentials into system properties, where the SDK's default
     * chain looks first.
     */
    public static S3Server shared() {
        System.setProperty("aws.accessKeyId", IDENTITY);
        System.setProperty("aws.secretAccessKey", SECRET);
        return Shared.SERVER;
    }

    /** Its address. */
    public URI endpoint() {
        return endpoint;
    }

    /** The settings that reach it. */
    public Map<String, String> settings() {
        return Map.of("churn.s3.endpoint", endpoint.toString());
    }

    /** The root of a new, empty bucket. */
    public String newBucket() {
        String bucket = "churn-" + UUID.randomUUID();
        try (S3Client client = client()) {
            client.createBucket(request -> request.bucket(bucket));
        }
        return "s3://" + bucket;
    }

    /** A client of the SDK as it comes, to look behind a store's back. */
    public S3Client client() {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(IDENTITY, SECRET)))
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
    }

    private static S3Server start() {
        try {
            Path target = target();
            Path folder = Files.createTempDirectory("churn-s3-");
            Path log = Files.createDirectories(Path.of("target"))
                    .resolve("s3proxy-" + ProcessHandle.current().pid() + ".log");
            Process process = process(target, folder, log);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process, folder), "s3-server-stop"));
            return new S3Server(process, log);
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("cannot start the S3 server", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the S3 server starts", e);
        }
    }

    private static Process process(Path target, Path folder, Path log) throws IOException, URISyntaxException {
        Path configuration = folder.resolve("s3proxy.conf");
        Files.write(
                configuration,
                List.of(
                        "s3proxy.endpoint=http://127.0.0.1:0",
                        "s3proxy.authorization=aws-v2-or-v4",
                        "s3proxy.identity=" + IDENTITY,
                        "s3proxy.credential=" + SECRET,
                        "jclouds.provider=transient-nio2",
                        "jclouds.identity=memory",
                        "jclouds.credential=memory"));
        String path = target.resolve("s3proxy/s3proxy.jar") + File.pathSeparator + classes();
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx768m",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        path,
                        S3ServerProcess.class.getName(),
                        "--properties",
                        configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** Where the build puts the server's jar: beside these classes, whichever module's tests run. */
    private static Path target() throws URISyntaxException {
        Path target = classes().getParent();
        if (target == null || !Files.exists(target.resolve("s3proxy/s3proxy.jar"))) {
            throw new IllegalStateException("there is no s3proxy/s3proxy.jar in " + target
                    + "; run mvn -pl churn-registry process-test-resources");
        }
        return target;
    }

    private static Path classes() throws URISyntaxException {
        return Path.of(S3Server.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private String port() throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline) && process.isAlive()) {
            Matcher started = STARTED.matcher(Files.readString(log));
            if (started.find()) {
                return started.group(1);
            }
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
        process.destroyForcibly();
        throw new IllegalStateException("the S3 server did not start, see " + log.toAbsolutePath());
    }

    private static void stop(Process process, Path folder) {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException | UncheckedIOException e) {
            // a temporary folder more
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
