package io.github.churn4j.registry.dvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.registry.Bundles;
import io.github.churn4j.registry.s3.S3Server;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exchanges data with the real client, from the PATH or {@code -Dchurn.dvc=/path/to/dvc}. */
class RealDvcTest {

    @TempDir
    private Path folder;

    private Path dvc;
    private Map<String, String> credentials = Map.of();

    @BeforeEach
    void find() {
        String given = System.getProperty("churn.dvc", "");
        List<String> places =
                new ArrayList<>(List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)));
        places.replaceAll(each -> each + "/dvc");
        places.add(0, given);
        Optional<Path> found = places.stream()
                .filter(each -> !each.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            System.out.println("RealDvcTest is skipped: no dvc on the PATH, none given by -Dchurn.dvc");
        }
        assumeTrue(found.isPresent(), "no dvc on the PATH, none given by -Dchurn.dvc");
        dvc = found.orElseThrow();
    }

    private void dvc(Path directory, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(dvc.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("DVC_NO_ANALYTICS", "1");
        builder.environment().put("HOME", folder.toString());
        builder.environment().putAll(credentials);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(String.join(" ", command) + "\n" + output)
                .isZero();
    }

    private DataVersions at(Path directory) {
        return DataVersions.builder()
                .directory(directory)
                .remote(folder.resolve("remote").toString())
                .build();
    }

    private static Map<String, String> contents(Path root) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (Map.Entry<String, Path> each : DirectoryScan.of(root).entrySet()) {
            contents.put(each.getKey(), Md5.of(each.getValue()).md5());
        }
        return contents;
    }

    private Path copyOf(Path repo, String... names) throws IOException {
        Path copy = Files.createDirectories(folder.resolve("copy"));
        Files.createDirectories(copy.resolve(".dvc"));
        Files.copy(repo.resolve(".dvc/config"), copy.resolve(".dvc/config"));
        for (String name : names) {
            Files.createDirectories(copy.resolve(name).getParent());
            Files.copy(repo.resolve(name), copy.resolve(name));
        }
        return copy;
    }

    @Test
    void theRealClientPullsWhatWePushed() throws Exception {
        Path repo = Files.createDirectories(folder.resolve("repo"));
        Golden.writeData(repo);
        for (String name : List.of("raw/customers.csv", "empty.csv", "run.sh", "data")) {
            at(repo).push(repo.resolve(name));
        }
        dvc(repo, "status", "-q");
        Path copy = copyOf(repo, "raw/customers.csv.dvc", "empty.csv.dvc", "run.sh.dvc", "data.dvc");
        dvc(copy, "pull");
        assertThat(contents(copy.resolve("data"))).isEqualTo(contents(repo.resolve("data")));
        assertThat(copy.resolve("raw/customers.csv")).hasSameBinaryContentAs(repo.resolve("raw/customers.csv"));
        assertThat(copy.resolve("empty.csv")).isEmptyFile();
        assertThat(copy.resolve("run.sh")).isExecutable();
    }

    @Test
    void wePullWhatTheRealClientPushed() throws Exception {
        Path repo = Files.createDirectories(folder.resolve("repo"));
        Golden.writeData(repo);
        dvc(repo, "init", "-q", "--no-scm");
        dvc(repo, "remote", "add", "-q", "-d", "store", "../remote");
        dvc(repo, "add", "-q", "raw/customers.csv", "empty.csv", "run.sh", "data");
        dvc(repo, "push", "-q");
        Path copy = copyOf(repo, "raw/customers.csv.dvc", "empty.csv.dvc", "run.sh.dvc", "data.dvc");
        DataVersions.of(copy).pull();
        assertThat(contents(copy.resolve("data"))).isEqualTo(contents(repo.resolve("data")));
        assertThat(copy.resolve("empty.csv")).isEmptyFile();
        assertThat(copy.resolve("run.sh")).isExecutable();
        dvc(copy, "status", "-q");
    }

    @Test
    void theRealClientPullsAModel() throws Exception {
        Path repo = Files.createDirectories(folder.resolve("repo"));
        ChurnModel model = Bundles.model("bank", 1);
        at(repo).export(model, repo.resolve("model.churn"));
        Path copy = copyOf(repo, "model.churn.dvc");
        dvc(copy, "pull");
        assertThat(ChurnModel.read(copy.resolve("model.churn")).sha256()).isEqualTo(model.sha256());
    }

    @Test
    @Tag("slow")
    void bucketsAreSharedWithTheRealClient() throws Exception {
        S3Server server = S3Server.shared();
        credentials = Map.of(
                "AWS_ACCESS_KEY_ID", System.getProperty("aws.accessKeyId"),
                "AWS_SECRET_ACCESS_KEY", System.getProperty("aws.secretAccessKey"),
                "AWS_DEFAULT_REGION", "us-east-1");
        Path repo = Files.createDirectories(folder.resolve("repo"));
        Golden.writeData(repo);
        dvc(repo, "init", "-q", "--no-scm");
        dvc(repo, "remote", "add", "-q", "-d", "store", server.newBucket() + "/data");
        dvc(
                repo,
                "remote",
                "modify",
                "-q",
                "store",
                "endpointurl",
                server.endpoint().toString());
        // neither knows the remote but by the configuration, nor credentials but by the environment
        DataVersions.of(repo).push(repo.resolve("data"));
        dvc(repo, "add", "-q", "raw/customers.csv", "empty.csv", "run.sh");
        dvc(repo, "push", "-q");
        assertThat(DataVersions.of(repo).status()).hasSize(4).allMatch(DataStatus::inRemote);

        Path theirs = copyOf(repo, "raw/customers.csv.dvc", "empty.csv.dvc", "run.sh.dvc", "data.dvc");
        dvc(theirs, "pull", "-q");
        assertThat(contents(theirs.resolve("data"))).isEqualTo(contents(repo.resolve("data")));
        Path ours = Files.move(theirs, folder.resolve("theirs")).resolveSibling("copy");
        assertThat(copyOf(repo, "raw/customers.csv.dvc", "empty.csv.dvc", "run.sh.dvc", "data.dvc"))
                .isEqualTo(ours);
        DataVersions.of(ours).pull();
        assertThat(contents(ours.resolve("data"))).isEqualTo(contents(repo.resolve("data")));
        assertThat(ours.resolve("raw/customers.csv")).hasSameBinaryContentAs(repo.resolve("raw/customers.csv"));
        assertThat(ours.resolve("empty.csv")).isEmptyFile();
        assertThat(ours.resolve("run.sh")).isExecutable();
    }

    @Test
    @Tag("slow")
    void tenThousandFilesGoBothWays() throws Exception {
        Path repo = Files.createDirectories(folder.resolve("repo"));
        Files.createDirectories(repo.resolve("data"));
        for (int i = 0; i < 10_000; i++) {
            Files.writeString(repo.resolve("data/" + i + ".txt"), "row " + i + "\n");
        }
        at(repo).push(repo.resolve("data"));
        Path copy = copyOf(repo, "data.dvc");
        dvc(copy, "pull", "-q");
        assertThat(contents(copy.resolve("data"))).hasSize(10_000).isEqualTo(contents(repo.resolve("data")));
        Files.delete(copy.resolve("data.dvc"));
        dvc(copy, "add", "-q", "data");
        assertThat(copy.resolve("data.dvc")).hasSameTextualContentAs(repo.resolve("data.dvc"));
    }
}
