package io.github.churn4j.registry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.registry.store.ObjectStore.StoredObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every store must do. A subclass says how its kind is opened; one test method has one root, which is empty at
 * first.
 */
public abstract class ObjectStoreContract {

    /** The root of this test method, for {@link ObjectStore#open(String, java.util.function.Function)}. */
    protected abstract String root();

    /** Opens the root of this test method; called more than once, each answer another store over the same root. */
    protected abstract ObjectStore open();

    /** System properties by which a child JVM opens the root: those of this one unless told otherwise. */
    protected Map<String, String> childProperties() {
        Map<String, String> properties = new TreeMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith("churn.") || name.startsWith("aws.")) {
                properties.put(name, System.getProperty(name));
            }
        }
        return properties;
    }

    private ObjectStore store;
    private ObjectStore again;

    @BeforeEach
    void openTwice() {
        store = open();
        again = open();
    }

    @AfterEach
    void closeBoth() {
        store.close();
        again.close();
    }

    @Test
    void keepsTheFirstContentOfAKey() {
        assertThat(store.putIfAbsent("a/b.json", text("one"))).isTrue();
        assertThat(store.putIfAbsent("a/b.json", text("two"))).isFalse();
        assertThat(again.putIfAbsent("a/b.json", text("three"))).isFalse();
        assertThat(read("a/b.json")).contains("one");
        assertThat(again.get("a/b.json", 100)).contains("one".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void findsNothingWhereNothingIs() {
        assertThat(store.get("a/b", 10)).isEmpty();
        assertThat(store.open("a/b")).isEmpty();
        assertThat(store.stat("a/b")).isEmpty();
        assertThat(store.touch("a/b")).isFalse();
        assertThat(store.delete("a/b")).isFalse();
        assertThat(store.first("a/")).isEmpty();
        assertThat(store.first("")).isEmpty();
        assertThat(store.list("a/", "", 10)).isEmpty();
        assertThat(store.list("", "", 10)).isEmpty();
        assertThat(store.children("a/")).isEmpty();
        assertThat(store.children("")).isEmpty();
    }

    @Test
    void doesNotTakeAPrefixForAKey() {
        put("a/b/c");
        assertThat(store.get("a/b", 10)).isEmpty();
        assertThat(store.stat("a")).isEmpty();
        assertThat(store.open("a/b")).isEmpty();
        assertThat(store.delete("a/b")).isFalse();
        assertThat(store.get("a/b/c/d", 10)).isEmpty();
        assertThat(store.first("a/b/c/")).isEmpty();
        assertThat(read("a/b/c")).contains("a/b/c");
    }

    @Test
    void keepsAnEmptyContent() {
        assertThat(store.putIfAbsent("empty", Content.of(new byte[0]))).isTrue();
        assertThat(store.putIfAbsent("empty", text("more"))).isFalse();
        assertThat(store.get("empty", 1))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEmpty());
        assertThat(store.stat("empty")).map(StoredObject::size).contains(0L);
        assertThat(store.list("", "", 10)).extracting(StoredObject::key).containsExactly("empty");
    }

    @Test
    void keepsALargeContent() throws IOException {
        byte[] bytes = new byte[5_000_000];
        new Random(1).nextBytes(bytes);
        assertThat(store.putIfAbsent("blobs/large", Content.of(bytes))).isTrue();
        try (InputStream in = again.open("blobs/large").orElseThrow()) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
        assertThat(again.get("blobs/large", bytes.length)).contains(bytes);
        assertThat(again.stat("blobs/large")).map(StoredObject::size).contains(5_000_000L);
    }

    @Test
    void bindsWhatIsReadAtOnce() {
        put("k", "12345");
        assertThat(store.get("k", 5)).isPresent();
        assertThatThrownBy(() -> store.get("k", 4))
                .isExactlyInstanceOf(StoreException.class)
                .hasMessageContaining("k")
                .hasMessageContaining("4");
        assertThatThrownBy(() -> store.get("k", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 4})
    void storesNothingIfTheContentHasAnotherSize(long told) {
        Content wrong = new Content() {
            @Override
            public long size() {
                return told;
            }

            @Override
            public InputStream open() throws IOException {
                return text("abc").open();
            }
        };
        assertThatThrownBy(() -> store.putIfAbsent("k", wrong)).isInstanceOf(StoreException.class);
        assertThat(again.stat("k")).isEmpty();
        assertThat(store.putIfAbsent("k", text("abc"))).isTrue();
    }

    @Test
    void sortsKeysByTheirBytes() {
        List<String> keys = List.of(
                "Z",
                "a-c",
                "a-b.c/d",
                "a-b/c",
                "a.b",
                "a.json/x",
                "a/b",
                "a/b-c/0",
                "a/b.d",
                "a/b0/9",
                "a/b_/z",
                "a0",
                "aA/1",
                "a_b/c",
                "aa",
                "b/1",
                "b/10",
                "b/2/1.json",
                "b/20",
                "b/2_/1");
        List<String> sorted = keys.stream().sorted().toList();
        List<String> shuffled = new ArrayList<>(keys);
        Collections.shuffle(shuffled, new Random(1));
        shuffled.forEach(this::put);

        assertThat(again.list("", "", 1_000)).extracting(StoredObject::key).containsExactlyElementsOf(sorted);
        assertThat(again.first("")).contains("Z");
        assertThat(again.first("a/")).contains("a/b");
        assertThat(again.first("b/2/")).contains("b/2/1.json");
        for (int limit : new int[] {1, 2, 3, 7}) {
            assertThat(paged("", limit)).containsExactlyElementsOf(sorted);
        }
        for (String after : List.of("A", "a", "a-", "a-b.c/", "a-b.c/e", "a/", "a/b-", "a/b-c", "a/b/c", "az", "zz")) {
            assertThat(again.list("", after, 1_000))
                    .as("after " + after)
                    .extracting(StoredObject::key)
                    .containsExactlyElementsOf(sorted.stream()
                            .filter(key -> key.compareTo(after) > 0)
                            .toList());
        }
        assertThat(again.children(""))
                .containsExactly("Z", "a-b.c", "a-b", "a-c", "a.b", "a.json", "a", "a0", "aA", "a_b", "aa", "b");
        assertThat(again.children("b/")).containsExactly("1", "10", "2", "20", "2_");
    }

    private List<String> paged(String prefix, int limit) {
        List<String> keys = new ArrayList<>();
        String after = "";
        while (true) {
            List<StoredObject> page = again.list(prefix, after, limit);
            assertThat(page).hasSizeLessThanOrEqualTo(limit);
            page.forEach(object -> keys.add(object.key()));
            if (page.isEmpty()) {
                return keys;
            }
            after = page.get(page.size() - 1).key();
        }
    }

    @Test
    void listsOnlyWhatLiesBelowThePrefix() {
        List.of("m/a/v/1", "m/a/v/2", "m/a/w/1", "m/ab/v/1", "m/a.v/1").forEach(this::put);
        assertThat(store.list("m/a/v/", "", 10)).extracting(StoredObject::key).containsExactly("m/a/v/1", "m/a/v/2");
        assertThat(store.list("m/a/v/", "m/a/v/1", 10))
                .extracting(StoredObject::key)
                .containsExactly("m/a/v/2");
        assertThat(store.list("m/a/v/", "m/b", 10)).isEmpty();
        assertThat(store.list("m/a/v/", "a", 1)).extracting(StoredObject::key).containsExactly("m/a/v/1");
        assertThat(store.children("m/")).containsExactly("a.v", "a", "ab");
        assertThat(store.children("m/a/")).containsExactly("v", "w");
    }

    @Test
    void listsMoreThanAPage() {
        IntStream.range(0, 1_005).forEach(i -> put("p/" + i % 3 + "/" + i));
        assertThat(store.list("p/", "", 1_000)).hasSize(1_000);
        assertThat(paged("p/", 1_000)).hasSize(1_005).isSorted();
        assertThatThrownBy(() -> store.list("p/", "", 1_001)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.list("p/", "", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void findsTheFirstKeyOfThoseThatCountDown() {
        IntStream.of(999, 998, 997).forEach(i -> put("e/999/" + i + "/500.json"));
        assertThat(store.first("e/")).contains("e/999/997/500.json");
        put("e/998/000/000.json");
        assertThat(again.first("e/")).contains("e/998/000/000.json");
    }

    @Test
    void tellsSizeAndTime() {
        put("k", "12345");
        StoredObject object = store.stat("k").orElseThrow();
        assertThat(object.key()).isEqualTo("k");
        assertThat(object.size()).isEqualTo(5);
        assertThat(object.modified())
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(10)),
                        Instant.now().plus(Duration.ofMinutes(10)));
        assertThat(store.list("", "", 1)).containsExactly(object);
    }

    @Test
    void makesAnObjectYoungAgain() {
        put("k", "12345");
        Instant before = store.stat("k").orElseThrow().modified();
        Instant end = Instant.now().plusSeconds(20);
        while (!again.stat("k").orElseThrow().modified().isAfter(before)) {
            assertThat(Instant.now()).isBefore(end);
            assertThat(store.touch("k")).isTrue();
        }
        assertThat(read("k")).contains("12345");
    }

    @Test
    void deletes() {
        put("a/b", "one");
        put("a/c", "two");
        assertThat(store.delete("a/b")).isTrue();
        assertThat(store.delete("a/b")).isFalse();
        assertThat(again.get("a/b", 10)).isEmpty();
        assertThat(again.list("", "", 10)).extracting(StoredObject::key).containsExactly("a/c");
        assertThat(again.putIfAbsent("a/b", text("three"))).isTrue();
        assertThat(read("a/b")).contains("three");
        store.delete("a/b");
        store.delete("a/c");
        assertThat(store.first("")).isEmpty();
        assertThat(store.putIfAbsent("a/c", text("four"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a",
                "a/",
                "a//b",
                ".",
                "..",
                "../a",
                "a/../b",
                "a/./b",
                ".put-x",
                "a/.hidden",
                "-a",
                "_a",
                "a b",
                "a\\b",
                "a:b",
                "a\u0000b",
                "ä",
                "a\nb",
                "a%2f",
                "C:\\x",
                "~",
                "a/*"
            })
    void refusesUnsafeKeys(String key) {
        assertThatThrownBy(() -> store.putIfAbsent(key, text("x"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.get(key, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.open(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.stat(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.touch(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.delete(key)).isInstanceOf(IllegalArgumentException.class);
        assertThat(store.list("", "", 10)).isEmpty();
    }

    @Test
    void refusesKeysThatAreTooLong() {
        String longest = "a/".repeat(255) + "bc";
        assertThat(longest).hasSize(512);
        assertThat(store.putIfAbsent(longest, text("x"))).isTrue();
        assertThat(store.first("")).contains(longest);
        assertThatThrownBy(() -> store.putIfAbsent(longest + "d", text("x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "a", "a/b", "../", "a//", "/a/", "a/../b/", "./"})
    void refusesUnsafePrefixes(String prefix) {
        assertThatThrownBy(() -> store.first(prefix)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.list(prefix, "", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.children(prefix)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void findsNoLeftoversOfWritersThatEndedWell() {
        put("a/b");
        assertThat(store.sweepLeftovers(Instant.now().plusSeconds(3_600), true)).isEmpty();
        assertThat(store.sweepLeftovers(Instant.now().plusSeconds(3_600), false))
                .isEmpty();
        assertThat(read("a/b")).isPresent();
    }

    @Test
    void namesItsRoot() {
        assertThat(store.description()).isNotBlank().isEqualTo(again.description());
    }

    @Test
    void letsOneOfSixteenThreadsWin() throws Exception {
        Map<String, List<String>> won = StoreRace.run(store, "one", 16, 100);
        checkRace(won, 100);
    }

    @Test
    void letsOneOfTwoProcessesWin() throws Exception {
        List<Process> children = new ArrayList<>();
        try {
            Map<String, List<String>> won = new TreeMap<>();
            children.add(race("left"));
            children.add(race("right"));
            for (Process child : children) {
                assertThat(child.inputReader().readLine()).isEqualTo("ready");
            }
            for (Process child : children) {
                child.outputWriter().append("go\n").close();
            }
            for (Process child : children) {
                collect(child.inputReader(), won);
                assertThat(child.waitFor()).isZero();
            }
            checkRace(won, 100);
        } finally {
            children.forEach(Process::destroyForcibly);
        }
    }

    private Process race(String writer) throws IOException {
        return ChildJvm.start(StoreRace.class, childProperties(), root(), writer, "8", "100");
    }

    private static void collect(BufferedReader lines, Map<String, List<String>> won) {
        lines.lines().filter(line -> line.startsWith("won ")).forEach(line -> {
            String[] words = line.split(" ", -1);
            won.merge(words[1], List.of(words[2]), StoreRace::join);
        });
    }

    private void checkRace(Map<String, List<String>> won, int keys) {
        assertThat(won).hasSize(keys);
        won.forEach((key, contents) -> {
            assertThat(contents).as(key).hasSize(1);
            assertThat(read(key)).as(key).contains(contents.get(0));
        });
    }

    private void put(String key) {
        put(key, key);
    }

    private void put(String key, String content) {
        assertThat(store.putIfAbsent(key, text(content))).as(key).isTrue();
    }

    private Optional<String> read(String key) {
        return again.get(key, 1_000).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static Content text(String text) {
        return Content.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
