package io.github.churn4j.registry.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.churn4j.ServedModel;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.registry.Bundles;
import io.github.churn4j.registry.dvc.DataPushRace;
import io.github.churn4j.registry.dvc.DataStatus;
import io.github.churn4j.registry.dvc.DataStatus.Local;
import io.github.churn4j.registry.dvc.DataVersions;
import io.github.churn4j.registry.dvc.DvcModelSource;
import io.github.churn4j.registry.dvc.PushedData;
import io.github.churn4j.registry.dvc.TrackedData;
import io.github.churn4j.registry.store.CorruptObjectException;
import io.github.churn4j.registry.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Data versions whose remote is a bucket. */
@Tag("slow")
class DataOnS3Test {

    @TempDir
    private Path folder;

    private final String bucket = S3Fixture.SERVER.newBucket();
    private final String remote = bucket + "/some/data";
    private Path repo;
    private DataVersions versions;

    @BeforeEach
    void open() throws IOException {
        repo = Files.createDirectories(folder.resolve("repo"));
        versions = at(repo);
    }

    private DataVersions at(Path directory) {
        return DataVersions.builder()
                .directory(directory)
                .remote(remote)
                .settings(S3Fixture.SERVER.settings()::get)
                .threads(8)
                .build();
    }

    private Path write(String name, String text) throws IOException {
        Path file = repo.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Path elsewhere(String... dvcFiles) throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        for (String each : dvcFiles) {
            Files.copy(repo.resolve(each), other.resolve(each), StandardCopyOption.REPLACE_EXISTING);
        }
        return other;
    }

    private static String key(String object) {
        return "some/data/files/md5/" + object.substring(0, 2) + "/" + object.substring(2);
    }

    @Test
    void pullsElsewhereWhatWasPushed() throws IOException {
        write("d/one.txt", "1");
        write("d/sub/two.txt", "2");
        write("d/sub/empty", "");
        PushedData file = versions.push(write("a.csv", "id\n1\n"));
        assertThat(versions.push(repo.resolve("d")).uploaded()).isEqualTo(4);
        assertThat(versions.push(repo.resolve("d")).uploaded()).isZero();
        try (S3Client client = S3Fixture.SERVER.client()) {
            assertThat(client.headObject(
                                    head -> head.bucket(bucket.substring(5)).key(key(file.md5())))
                            .contentLength())
                    .isEqualTo(5);
        }

        Path other = elsewhere("a.csv.dvc", "d.dvc");
        assertThat(at(other).status())
                .hasSize(2)
                .allMatch(each -> each.local() == Local.MISSING && !each.cached() && each.inRemote());
        assertThat(at(other).pull().written()).isEqualTo(4);
        assertThat(other.resolve("a.csv")).hasContent("id\n1\n");
        assertThat(other.resolve("d/sub/two.txt")).hasContent("2");
        assertThat(other.resolve("d/sub/empty")).isEmptyFile();
        assertThat(at(other).status())
                .extracting(DataStatus::local, DataStatus::cached, DataStatus::inRemote)
                .containsOnly(tuple(Local.UP_TO_DATE, true, true));
    }

    @Test
    void listsInsteadOfAskingForManyFiles() throws IOException {
        for (int i = 0; i < 520; i++) {
            write("d/" + i + ".txt", "row " + i);
        }
        assertThat(versions.push(repo.resolve("d")).uploaded()).isEqualTo(521);

        Path fresh = Files.createDirectories(folder.resolve("fresh"));
        Files.move(repo.resolve("d"), fresh.resolve("d"));
        assertThat(at(fresh).push(fresh.resolve("d")).uploaded()).isZero();
        assertThat(at(fresh).status()).allMatch(DataStatus::inRemote);

        try (S3Client client = S3Fixture.SERVER.client()) {
            // printf 'row 7' | md5sum
            client.deleteObject(
                    delete -> delete.bucket(bucket.substring(5)).key(key("deb0a468c6c36f84cc36388b3acf3848")));
        }
        assertThat(at(fresh).status()).noneMatch(DataStatus::inRemote);
        assertThat(at(fresh).push(fresh.resolve("d")).uploaded()).isEqualTo(1);
    }

    @Test
    void fetchesOneVersion() throws IOException {
        versions.push(write("a.csv", "good"));
        TrackedData tracked = DataVersions.tracked(repo.resolve("a.csv"));
        versions.fetch(tracked.version().orElseThrow(), folder.resolve("copy.csv"));
        assertThat(folder.resolve("copy.csv")).hasContent("good");
    }

    @Test
    void servesTheModelThatADvcFileNames() throws IOException {
        ChurnModel first = Bundles.model("bank", 1);
        ChurnModel second = Bundles.model("bank", 2);
        versions.export(first, repo.resolve("model.churn"));
        Path other = elsewhere("model.churn.dvc");
        DvcModelSource source = DvcModelSource.of(other.resolve("model.churn.dvc"), at(other));
        ServedModel served = source.current(null).orElseThrow();
        assertThat(served.model().sha256()).isEqualTo(first.sha256());

        versions.export(second, repo.resolve("model.churn"));
        elsewhere("model.churn.dvc");
        assertThat(source.current(served).orElseThrow().model().sha256()).isEqualTo(second.sha256());
    }

    @Test
    void refusesAnObjectOfAnotherSize() throws IOException {
        PushedData pushed = versions.push(write("a.csv", "good"));
        try (S3Client client = S3Fixture.SERVER.client()) {
            client.putObject(
                    put -> put.bucket(bucket.substring(5)).key(key(pushed.md5())), RequestBody.fromString("longer"));
        }
        Path again = Files.createDirectories(folder.resolve("again"));
        Files.writeString(again.resolve("a.csv"), "good");
        assertThatThrownBy(() -> at(again).push(again.resolve("a.csv")))
                .isInstanceOf(CorruptObjectException.class)
                .hasMessageContaining("it has 6 bytes in " + remote + ", expected 4; remove it there");
        Path other = elsewhere("a.csv.dvc");
        assertThatThrownBy(() -> at(other).pull()).hasMessageContaining("more than the expected 4 bytes");
        assertThat(other.resolve("a.csv")).doesNotExist();
    }

    @Test
    void racingJvmsPushToOneCacheAndBucket() throws Exception {
        Map<String, String> properties = S3Fixture.properties();
        DataPushRace.run(folder, remote, properties, S3Fixture.SERVER.settings()::get);
    }

    @Test
    void saysWhatAnUnreachableRemoteIs() throws IOException {
        versions.push(write("a.csv", "good"));
        Path other = elsewhere("a.csv.dvc");
        Map<String, String> settings = Map.of("churn.s3.endpoint", "http://127.0.0.1:1", "churn.s3.tries", "1");
        DataVersions away = DataVersions.builder()
                .directory(other)
                .remote(remote)
                .settings(settings::get)
                .build();
        for (Runnable each : List.<Runnable>of(away::pull, away::status)) {
            assertThatThrownBy(each::run)
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining(remote);
        }
    }
}
