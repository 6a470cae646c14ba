package io.github.churn4j.registry.dvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.ChurnException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of DVC 3.67.1, see make-fixtures.sh. */
class DvcFormatsTest {

    private static final String MD5 = "60b725f10c9c85c70d97880dfe8191b3";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"customers.csv.dvc.txt", "empty.csv.dvc.txt", "run.sh.dvc.txt", "data.dvc.txt"})
    void aDvcFileIsWrittenAsItWasRead(String name) {
        DvcFile read = DvcFile.read(Golden.text(name), name);
        assertThat(DvcFile.of(read.outputs().get(0)).text()).isEqualTo(Golden.text(name));
    }

    @Test
    void aDirectoryIsListedAsTheRealClientListsIt() {
        byte[] golden = Golden.text("data.dir.json").getBytes(StandardCharsets.UTF_8);
        Map<String, String> files = DvcDirectory.read(golden, "golden").files();
        List<String> shuffled = new ArrayList<>(files.keySet());
        Collections.reverse(shuffled);
        Map<String, String> again = new HashMap<>();
        shuffled.forEach(each -> again.put(each, files.get(each)));
        assertThat(DvcDirectory.of(again).bytes()).isEqualTo(golden);
        assertThat(DvcFile.read(Golden.text("data.dvc.txt"), "x")
                        .outputs()
                        .get(0)
                        .md5())
                .isEqualTo(Md5.of(golden));
    }

    @Test
    void aLockIsChangedAsTheRealClientChangesIt() {
        DvcLock after = DvcLock.read(Golden.text("lock-after.txt"), "after");
        DvcLock lock = DvcLock.read(Golden.text("lock-before.txt"), "before");
        for (Map.Entry<String, DvcLock.Stage> stage : after.stages().entrySet()) {
            for (TrackedOutput output : stage.getValue().outputs()) {
                lock = lock.withOutput(stage.getKey(), output, "lock");
            }
            for (TrackedOutput dependency : stage.getValue().dependencies()) {
                lock = lock.withDependency(stage.getKey(), dependency, "lock");
            }
        }
        assertThat(lock.text()).isEqualTo(Golden.text("lock-after.txt"));
        assertThat(lock.outputs()).extracting(TrackedOutput::path).containsExactly("clean.csv", "parts", "tool.sh");
    }

    @Test
    void aLockBeginsAsTheRealClientBeginsIt() {
        DvcLock golden = DvcLock.read(Golden.text("lock-new.txt"), "new");
        DvcLock.Stage stage = Objects.requireNonNull(golden.stages().get("train"));
        List<TrackedOutput> shuffled = new ArrayList<>(stage.dependencies());
        Collections.reverse(shuffled);
        DvcLock lock = DvcLock.empty()
                .withStage(
                        "train",
                        "sh train.sh # train the model on the customers of the last twelve months, and write it",
                        new DvcLock.Stage(shuffled, stage.outputs()),
                        "lock");
        assertThat(lock.text()).isEqualTo(Golden.text("lock-new.txt"));
        assertThat(stage.dependencies()).hasSize(4);
    }

    @Test
    void aStageGetsBehindThoseThatALockHas() {
        String before = Golden.text("lock-before.txt");
        int tool = before.indexOf("  tool:");
        DvcLock.Stage stage =
                Objects.requireNonNull(DvcLock.read(before, "before").stages().get("tool"));
        DvcLock lock = DvcLock.read(before.substring(0, tool), "lock")
                .withStage("tool", "printf run > tool.sh && chmod 755 tool.sh", stage, "lock");
        assertThat(lock.text()).isEqualTo(before);
        for (String name : List.of("tool", "a b", "", "null", "1")) {
            assertThatThrownBy(() -> lock.withStage(name, "run", stage, "lock")).isInstanceOf(ChurnException.class);
        }
    }

    @Test
    void anotherVersionKeepsWhatElseADvcFileSays() {
        DvcFile file = DvcFile.read(
                "# ours\nouts:\n- md5: " + MD5
                        + "\n  size: 2\n  hash: md5\n  path: a\n  desc: some text\nmeta:\n  k: [ ]\n"
                                .replace("[ ]", "1"),
                "a.dvc");
        assertThat(file.with(TrackedOutput.file("a", "0".repeat(32), 3, true), "a.dvc")
                        .text())
                .isEqualTo("# ours\nouts:\n- md5: " + "0".repeat(32)
                        + "\n  size: 3\n  isexec: true\n  hash: md5\n  path: a\n  desc: some text\nmeta:\n  k: 1\n");
    }

    /** What `dvc add` 3.67.1 wrote for files of these names. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "true,'true'",
                "123,'123'",
                "1.5,'1.5'",
                "null,'null'",
                "~a,~a",
                "a b.csv,a b.csv",
                "a: b,'a: b'",
                "a #b,'a #b'",
                "- x,'- x'",
                "-x,-x",
                "?q,?q",
                "it's,it's",
                "say \"hi\",say \"hi\"",
                "yes,yes",
                "0x1f,'0x1f'",
                "1e3,'1e3'",
                "2020-01-01,'2020-01-01'",
                "@a,'@a'",
                "[a,'[a'",
                "a],a]",
                "=,'='",
                "1_000,'1_000'",
                "12:30,12:30",
                "a:,'a:'",
                "no:colon,no:colon",
                "07,'07'",
                ".inf,'.inf'",
                "+1,'+1'",
                "Null,'Null'",
                "-,'-'",
                "--- a,'--- a'",
                "...,'...'",
                "~,'~'",
                "`a,'`a'",
                ":a,:a",
                "<<,'<<'",
                "#a,'#a'",
                ".5,'.5'",
                "5.,'5.'",
                "1:2,1:2",
                "2020-01-01T00:00:00Z,'2020-01-01T00:00:00Z'",
                "a\tb,\"a\\tb\"",
                "\ud83d\ude00.csv,\ud83d\ude00.csv",
                "| lead|,|' lead'|",
                "|trail |,|'trail '|"
            })
    void aNameIsQuotedAsTheRealClientQuotesIt(String name, String written) {
        assertThat(YamlScalar.write(name, 7, 4)).isEqualTo(" " + written);
        Yaml.Mapping read = YamlReader.read("path:" + YamlScalar.write(name, 7, 4) + "\n", "x");
        assertThat(read.fields()).containsEntry("path", new Yaml.Text(name));
    }

    @Test
    void longNamesAreFoldedAsTheRealClientFoldsThem() {
        String folded = """
                 long name long name long name long name long name long name long name\s
                    long name long name long name long name long name long name long name long\s
                    name long name long name long name long name long name .csv\
                """;
        String words = "long name ".repeat(20) + ".csv";
        assertThat(YamlScalar.write(words, 7, 4)).isEqualTo(folded);
        String one = "x".repeat(200) + ".csv";
        assertThat(YamlScalar.write(one, 7, 4)).isEqualTo(" \n    " + one);
        for (String name : List.of(words, one)) {
            DvcFile file = DvcFile.of(TrackedOutput.file(name, MD5, 2, false));
            assertThat(DvcFile.read(file.text(), "x").outputs().get(0).path()).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "outs: [a]",
                "outs:\n- &a md5: 1",
                "outs:\n- md5: x\n  path: a",
                "cmd: run",
                "wdir: ..\nouts:",
                "outs:\n- md5: 60b725f10c9c85c70d97880dfe8191b3\n  path: ../a",
                "outs:\n- md5: 60b725f10c9c85c70d97880dfe8191b3\n  path: /a",
                "outs:\n- md5: 60b725f10c9c85c70d97880dfe8191b3\n  path: a\\b",
                "outs:\n- md5: 60b725f10c9c85c70d97880dfe8191b3\n  path: \"a\\0\"",
                "outs:\n- md5: 60b725f10c9c85c70d97880dfe8191b3\n  path: a\n  cache: false",
                "outs:\n- md5: 60b725f10c9c85c70d97880dfe8191b3\n  path: a\n  push: false",
                "outs:\n- md5: 60b725f10c9c85c70d97880dfe8191b3\n  path: a\n  remote: other",
                "outs:\n- md5: 60b725f10c9c85c70d97880dfe8191b3\n  path: a\n  hash: sha256",
                "outs:\n- md5: 60b725f10c9c85c70d97880dfe8191b3\n  md5: 60b725f10c9c85c70d97880dfe8191b3\n  path: a",
                "outs:\n\t- a",
                "outs:\n- path: 'a",
                "--- 1\n---\n",
                "",
                "text"
            })
    void whatIsNotUnderstoodIsRefused(String text) {
        assertThatThrownBy(() -> DvcFile.read(text, "a.dvc"))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("a.dvc");
    }

    @Test
    void anyBrokenTextIsRefusedWithoutABug() {
        String golden = Golden.text("lock-before.txt");
        java.util.SplittableRandom random = new java.util.SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(golden.substring(0, random.nextInt(golden.length())));
            for (int k = 0; k < 3 && text.length() > 0; k++) {
                text.setCharAt(random.nextInt(text.length()), "\n :-'\"\\|>[{#\t\0x".charAt(random.nextInt(15)));
            }
            try {
                DvcLock.read(text.toString(), "lock");
            } catch (ChurnException e) {
                assertThat(e).hasMessageContaining("lock");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "/a", "a/../b", "a//b", "a\\b", "C:/a", "a/.", "a/", "a\u0000"})
    void aListWithAnUnsafePathIsRefused(String path) {
        String json = io.github.churn4j.internal.json.Json.object()
                .put("md5", MD5)
                .put("relpath", path)
                .toString();
        assertThatThrownBy(() -> DvcDirectory.read(("[" + json + "]").getBytes(StandardCharsets.UTF_8), "list"))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("is refused");
    }

    @Test
    void readsTheConfigurationAndWhatIsLocalOverIt() throws Exception {
        Files.writeString(folder.resolve("config"), Golden.text("config-s3.txt"));
        Files.writeString(folder.resolve("config.local"), "['remote \"store\"']\n    region = \"us-east-1\"  # ours\n");
        DvcConfig config = DvcConfig.read(folder);
        assertThat(config.noScm()).isTrue();
        assertThat(config.defaultRemote()).contains("store");
        assertThat(config.root("store")).isEqualTo("s3://bucket/data");
        assertThat(config.settings("store", name -> null).apply("churn.s3.endpoint"))
                .isEqualTo("http://127.0.0.1:9000");
        assertThat(config.settings("store", name -> null).apply("churn.s3.region"))
                .isEqualTo("us-east-1");
        assertThat(config.settings("store", name -> "mine").apply("churn.s3.region"))
                .isEqualTo("mine");
    }

    @Test
    void relativeRemotesAreRelativeToTheConfiguration() throws Exception {
        Path dvc = Files.createDirectories(folder.resolve("repo/.dvc"));
        Files.writeString(dvc.resolve("config"), Golden.text("config.txt"));
        assertThat(DvcConfig.read(dvc).root("store"))
                .isEqualTo(folder.resolve("remote").toString());
    }
}
