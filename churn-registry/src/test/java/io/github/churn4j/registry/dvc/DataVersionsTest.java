package io.github.churn4j.registry.dvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.churn4j.ChurnException;
import io.github.churn4j.ServedModel;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.registry.Bundles;
import io.github.churn4j.registry.dvc.DataStatus.Local;
import io.github.churn4j.registry.store.CorruptObjectException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataVersionsTest {

    @TempDir
    private Path folder;

    private Path repo;
    private DataVersions versions;

    @BeforeEach
    void open() throws IOException {
        repo = Files.createDirectories(folder.resolve("repo"));
        Files.createDirectories(repo.resolve(".git"));
        versions = at(repo);
    }

    private DataVersions at(Path directory) {
        return DataVersions.builder()
                .directory(directory)
                .remote(folder.resolve("remote").toString())
                .durable(false)
                .build();
    }

    @Test
    void pushesWhatTheRealClientPushes() throws IOException {
        Golden.writeData(repo);
        for (String name : List.of("raw/customers.csv", "empty.csv", "run.sh", "data")) {
            versions.push(repo.resolve(name));
        }
        assertThat(repo.resolve("raw/customers.csv.dvc")).hasContent(Golden.text("customers.csv.dvc.txt"));
        assertThat(repo.resolve("empty.csv.dvc")).hasContent(Golden.text("empty.csv.dvc.txt"));
        assertThat(repo.resolve("run.sh.dvc")).hasContent(Golden.text("run.sh.dvc.txt"));
        assertThat(repo.resolve("data.dvc")).hasContent(Golden.text("data.dvc.txt"));
        assertThat(repo.resolve("raw/.gitignore")).hasContent(Golden.text("raw-gitignore.txt"));
        assertThat(Golden.text("gitignore.txt")).startsWith(Files.readString(repo.resolve(".gitignore")));
        assertThat(repo.resolve(".dvcignore")).hasContent(Golden.text("dvcignore.txt"));
        assertThat(repo.resolve(".dvc/.gitignore")).hasContent(Golden.text("dvc-gitignore.txt"));
        assertThat(Golden.text("remote.txt").lines()).containsAll(files(folder.resolve("remote")));
        assertThat(files(folder.resolve("remote"))).hasSize(14);
        assertThat(files(repo.resolve(".dvc/cache"))).isEqualTo(files(folder.resolve("remote")));
        Path object = repo.resolve(".dvc/cache/files/md5/60/b725f10c9c85c70d97880dfe8191b3");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(object)))
                .isEqualTo("r--r--r--");
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(each -> root.relativize(each).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void initWritesWhatTheRealClientWritesWithoutGit() throws IOException {
        Path plain = Files.createDirectories(folder.resolve("plain"));
        DataVersions.of(plain).init("s3://bucket/data");
        assertThat(plain.resolve(".dvc/config"))
                .hasContent(
                        "[core]\n    no_scm = True\n    remote = store\n['remote \"store\"']\n    url = s3://bucket/data\n");
        assertThat(plain.resolve(".dvc/.gitignore")).doesNotExist();
    }

    @Test
    void pullsElsewhereWhatWasPushed() throws IOException {
        Golden.writeData(repo);
        versions.push(repo.resolve("run.sh"));
        versions.push(repo.resolve("data"));
        Path other = elsewhere("run.sh.dvc", "data.dvc");
        PulledData pulled = at(other).pull();
        assertThat(pulled.outputs()).isEqualTo(2);
        assertThat(files(other.resolve("data"))).isEqualTo(files(repo.resolve("data")));
        assertThat(other.resolve("run.sh")).isExecutable().hasContent("#!/bin/sh\necho run\n");
        assertThat(at(other).status())
                .allMatch(each -> each.local() == Local.UP_TO_DATE && each.cached() && each.inRemote());
        assertThat(at(other).pull().written()).isZero();
    }

    private Path elsewhere(String... dvcFiles) throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        for (String each : dvcFiles) {
            Files.copy(repo.resolve(each), other.resolve(each));
        }
        return other;
    }

    @Test
    void pullsOutputsOfALock() throws IOException {
        Golden.write(repo, "clean.csv", "id,age\n1,45\n2,51\n");
        versions.push(repo.resolve("clean.csv"));
        Path other = Files.createDirectories(folder.resolve("other"));
        String lock = Golden.text("lock-before.txt");
        Files.writeString(other.resolve("dvc.lock"), lock);
        at(other).pull(other.resolve("clean.csv"));
        assertThat(other.resolve("clean.csv")).hasContent("id,age\n1,45\n2,51");
        assertThatThrownBy(() -> at(other).pull(other.resolve("dvc.lock")))
                .hasMessageContaining("is not in " + folder.resolve("remote"));
    }

    @Test
    void keepsLocalChangesThatAreSavedNowhere() throws IOException {
        Golden.writeData(repo);
        versions.push(repo.resolve("data"));
        Golden.write(repo, "data/a.txt", "mine");
        Golden.write(repo, "data/new/own.txt", "mine too");
        assertThatThrownBy(() -> versions.pull(repo.resolve("data")))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("force the pull");
        assertThat(repo.resolve("data/a.txt")).hasContent("mine");
        assertThat(versions.status(List.of(repo.resolve("data.dvc"))).get(0).local())
                .isEqualTo(Local.MODIFIED);
        versions.pull(List.of(repo.resolve("data.dvc")), true);
        assertThat(repo.resolve("data/a.txt")).hasContent("a\n");
        assertThat(repo.resolve("data/new")).doesNotExist();
    }

    @Test
    void goesBackToAnOlderVersionWithoutForce() throws IOException {
        Golden.write(repo, "d/one.txt", "1");
        versions.push(repo.resolve("d"));
        String older = Files.readString(repo.resolve("d.dvc"));
        Golden.write(repo, "d/one.txt", "2");
        Golden.write(repo, "d/two.txt", "2");
        assertThat(versions.push(repo.resolve("d")).uploaded()).isEqualTo(2);
        Files.writeString(repo.resolve("d.dvc"), older);
        versions.pull(repo.resolve("d"));
        assertThat(files(repo.resolve("d"))).containsExactly("one.txt");
        assertThat(repo.resolve("d/one.txt")).hasContent("1");
    }

    @Test
    void damagedObjectsAreNotPulled() throws IOException {
        Golden.write(repo, "a.csv", "good");
        PushedData pushed = versions.push(repo.resolve("a.csv"));
        Path other = elsewhere("a.csv.dvc");
        Files.writeString(folder.resolve("remote").resolve(DvcCache.key(pushed.md5())), "evil");
        assertThatThrownBy(() -> at(other).pull())
                .hasMessageContaining("damaged")
                .hasMessageContaining("MD5");
        assertThat(other.resolve("a.csv")).doesNotExist();
    }

    @Test
    void aDamagedCacheHealsItself() throws IOException {
        Golden.write(repo, "a.csv", "good");
        PushedData pushed = versions.push(repo.resolve("a.csv"));
        Path cached = repo.resolve(".dvc/cache").resolve(DvcCache.key(pushed.md5()));
        Files.delete(cached);
        Files.writeString(cached, "evil");
        Files.delete(repo.resolve("a.csv"));
        versions.pull();
        assertThat(repo.resolve("a.csv")).hasContent("good");
    }

    @Test
    void refusesLinksOnBothWays() throws IOException {
        Golden.write(repo, "d/one.txt", "1");
        Golden.write(repo, "d/sub/two.txt", "2");
        versions.push(repo.resolve("d"));
        Path other = elsewhere("d.dvc");
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.createDirectories(other.resolve("d"));
        Files.createSymbolicLink(other.resolve("d/sub"), outside);
        assertThatThrownBy(() -> at(other).pull(List.of(), true)).hasMessageContaining("symbolic link");
        assertThat(outside).isEmptyDirectory();
        Files.createSymbolicLink(repo.resolve("d/link"), repo.resolve("d/one.txt"));
        assertThatThrownBy(() -> versions.push(repo.resolve("d"))).hasMessageContaining("symbolic link");
    }

    @Test
    void refusesIgnorePatternsAndNestedOutputs() throws IOException {
        Golden.write(repo, "d/one.txt", "1");
        versions.push(repo.resolve("d"));
        assertThatThrownBy(() -> versions.push(repo.resolve("d/one.txt"))).hasMessageContaining("tracked as a whole");
        Golden.write(repo, ".dvcignore", "# x\n*.tmp\n");
        assertThatThrownBy(() -> versions.push(repo.resolve("d"))).hasMessageContaining(".dvcignore");
    }

    @Test
    void tellsWhetherDataIsTheTrackedVersion() throws IOException {
        Golden.write(repo, "a.csv", "good");
        assertThat(DataVersions.tracked(repo.resolve("a.csv")).state()).isEqualTo(TrackedData.State.UNTRACKED);
        PushedData pushed = versions.push(repo.resolve("a.csv"));
        TrackedData tracked = DataVersions.tracked(repo.resolve("a.csv"));
        assertThat(tracked.version())
                .hasValueSatisfying(each -> assertThat(each.md5()).isEqualTo(pushed.md5()));
        versions.fetch(tracked.version().orElseThrow(), folder.resolve("copy.csv"));
        assertThat(folder.resolve("copy.csv")).hasContent("good");
        Golden.write(repo, "a.csv", "changed");
        assertThat(DataVersions.tracked(repo.resolve("a.csv")).state()).isEqualTo(TrackedData.State.DIFFERS);
    }

    @Test
    void servesTheModelThatADvcFileNames() throws IOException {
        ChurnModel first = Bundles.model("bank", 1);
        ChurnModel second = Bundles.model("bank", 2);
        String md5 = versions.export(first, repo.resolve("model.churn")).md5();
        Path other = elsewhere("model.churn.dvc");
        DvcModelSource source = DvcModelSource.of(other.resolve("model.churn.dvc"), at(other));
        ServedModel served = source.current(null).orElseThrow();
        assertThat(served.version()).isEqualTo(md5.substring(0, 12));
        assertThat(served.model().sha256()).isEqualTo(first.sha256());
        assertThat(source.current(served)).containsSame(served);
        versions.export(second, repo.resolve("model.churn"));
        Files.copy(
                repo.resolve("model.churn.dvc"),
                other.resolve("model.churn.dvc"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(source.current(served).orElseThrow().model().sha256()).isEqualTo(second.sha256());
        assertThat(source.load(served.version()).model().sha256()).isEqualTo(first.sha256());
        assertThat(source.versions()).hasSize(2);
    }

    @Test
    void racingPushesOfTheSameDataAgree() throws Exception {
        Golden.writeData(repo);
        Path other = Files.createDirectories(folder.resolve("other"));
        Golden.writeData(other);
        at(other).push(other.resolve("empty.csv"));
        Thread thread = new Thread(() -> at(other).push(other.resolve("data")));
        thread.start();
        versions.push(repo.resolve("data"));
        thread.join();
        assertThat(other.resolve("data.dvc")).hasSameTextualContentAs(repo.resolve("data.dvc"));
        assertThat(files(folder.resolve("remote"))).noneMatch(each -> each.contains(".put-"));
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> DataVersions.of(folder.resolve("repo")).push(repo.resolve("a")))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("no .dvc directory");
    }

    @Test
    void refusesAnObjectOfAnotherSize() throws IOException {
        Golden.write(repo, "a.csv", "good");
        PushedData pushed = versions.push(repo.resolve("a.csv"));
        Files.writeString(folder.resolve("remote").resolve(DvcCache.key(pushed.md5())), "longer");
        assertThatThrownBy(() -> versions.push(repo.resolve("a.csv")))
                .isInstanceOf(CorruptObjectException.class)
                .hasMessageContaining(DvcCache.key(pushed.md5()))
                .hasMessageContaining("it has 6 bytes in " + folder.resolve("remote") + ", expected 4");
        Path other = elsewhere("a.csv.dvc");
        assertThatThrownBy(() -> at(other).pull()).hasMessageContaining("more than the expected 4 bytes");
        assertThat(other.resolve("a.csv")).doesNotExist();
    }

    @Test
    void replacesADamagedObjectOfTheCacheBeforeItIsPushed() throws IOException {
        Golden.write(repo, "d/one.txt", "good");
        Golden.write(repo, "a.csv", "good");
        versions.push(repo.resolve("d"));
        PushedData pushed = versions.push(repo.resolve("a.csv"));
        Path cached = repo.resolve(".dvc/cache").resolve(DvcCache.key(pushed.md5()));
        Path remote = folder.resolve("remote").resolve(DvcCache.key(pushed.md5()));
        for (String data : List.of("d", "a.csv")) {
            Files.delete(cached);
            Files.writeString(cached, "evil");
            Files.delete(remote);
            assertThat(versions.push(repo.resolve(data)).uploaded()).isEqualTo(1);
            assertThat(cached).hasContent("good");
            assertThat(remote).hasContent("good");
        }
    }

    @Test
    void downloadsNoMoreThanADirectoryHas() throws IOException {
        Golden.write(repo, "d/one.txt", "1");
        Golden.write(repo, "d/two.txt", "22");
        versions.push(repo.resolve("d"));
        Path other = elsewhere("d.dvc");
        String text = Files.readString(other.resolve("d.dvc"));
        Files.writeString(other.resolve("d.dvc"), text.replace("size: 3", "size: 2"));
        assertThatThrownBy(() -> at(other).pull()).hasMessageContaining("more than the expected");
        assertThat(other.resolve("d")).doesNotExist();
    }

    @Test
    void oneOddEntryDoesNotHoldUpTheOthers() throws IOException {
        for (String name : List.of("a.csv", "b.csv", "c.csv")) {
            Golden.write(repo, name, name);
            versions.push(repo.resolve(name));
        }
        Path other = elsewhere("a.csv.dvc", "b.csv.dvc", "c.csv.dvc");
        Golden.write(other, "a.csv.dvc", "outs: [a.csv]");
        String b = Files.readString(other.resolve("b.csv.dvc"));
        Golden.write(other, "b.csv.dvc", b.replace("  hash: md5\n", ""));

        assertThatThrownBy(() -> at(other).pull())
                .hasMessageStartingWith("2 entries failed, everything else is done:")
                .hasMessageContaining("a.csv.dvc:1")
                .hasMessageContaining("b.csv.dvc: \"b.csv\" was added by DVC 2");
        assertThat(other.resolve("c.csv")).hasContent("c.csv");
        assertThat(at(other).status())
                .extracting(DataStatus::path, DataStatus::local)
                .containsExactlyInAnyOrder(
                        tuple(other.resolve("a.csv.dvc"), Local.UNKNOWN),
                        tuple(other.resolve("b.csv"), Local.UNKNOWN),
                        tuple(other.resolve("c.csv"), Local.UP_TO_DATE));
        assertThat(at(other).status())
                .filteredOn(each -> each.local() == Local.UNKNOWN)
                .allSatisfy(each -> assertThat(each.message()).contains(".csv.dvc"));
    }

    @Test
    void dataOfDvc2IsNoVersionToNameByItsBytes() throws IOException {
        Golden.write(repo, "a.csv", "good");
        versions.push(repo.resolve("a.csv"));
        String text = Files.readString(repo.resolve("a.csv.dvc"));
        Golden.write(repo, "a.csv.dvc", text.replace("  hash: md5\n", ""));
        assertThatThrownBy(() -> DataVersions.tracked(repo.resolve("a.csv")))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("was added by DVC 2");
        versions.push(repo.resolve("a.csv"));
        assertThat(DataVersions.tracked(repo.resolve("a.csv")).state()).isEqualTo(TrackedData.State.MATCHES);
        assertThat(repo.resolve("a.csv.dvc")).hasContent(text);
    }

    @Test
    @Tag("slow")
    void racingJvmsPushToOneCacheAndRemote() throws Exception {
        DataPushRace.run(folder, folder.resolve("remote").toString(), Map.of(), name -> null);
        assertThat(files(folder.resolve("remote"))).noneMatch(each -> each.contains(".put-"));
    }
}
