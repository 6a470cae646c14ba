package io.github.churn4j.registry.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.registry.store.Content;
import io.github.churn4j.registry.store.ObjectStore;
import io.github.churn4j.registry.store.ObjectStore.StoredObject;
import io.github.churn4j.registry.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class S3StoreTest {

    private static final S3Server SERVER = S3Server.shared();

    private final String bucket = SERVER.newBucket();
    private final ObjectStore store = ObjectStore.open(bucket + "/some/place", SERVER.settings()::get);

    private static Content content(String text) {
        return Content.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void storesOnceBelowThePrefix() {
        assertThat(store.description()).isEqualTo(bucket + "/some/place");
        assertThat(store.putIfAbsent("a/b.json", content("one"))).isTrue();
        assertThat(store.putIfAbsent("a/b.json", content("two"))).isFalse();
        assertThat(store.putIfAbsent("a/b.json", content("one"))).isFalse();
        assertThat(store.get("a/b.json", 3))
                .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("one"));
        try (S3Client client = SERVER.client()) {
            assertThat(client.listObjectsV2(list -> list.bucket(bucket.substring(5)))
                            .contents())
                    .singleElement()
                    .satisfies(object -> assertThat(object.key()).isEqualTo("some/place/a/b.json"));
        }
    }

    @Test
    void oneOfManyRacersWins() throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(16);
        try {
            for (int round = 0; round < 10; round++) {
                String key = "race/" + round;
                List<Future<Boolean>> puts = IntStream.range(0, 16)
                        .mapToObj(racer -> pool.submit(() -> store.putIfAbsent(key, content("racer " + racer))))
                        .toList();
                int winner = -1;
                for (int racer = 0; racer < puts.size(); racer++) {
                    if (puts.get(racer).get()) {
                        assertThat(winner).as("%s has one winner", key).isEqualTo(-1);
                        winner = racer;
                    }
                }
                assertThat(store.get(key, 100).map(bytes -> new String(bytes, StandardCharsets.UTF_8)))
                        .contains("racer " + winner);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void refusesToReadMoreThanAsked() {
        store.putIfAbsent("large", content("123456"));
        assertThat(store.get("large", 6)).isPresent();
        assertThatThrownBy(() -> store.get("large", 5))
                .isExactlyInstanceOf(StoreException.class)
                .hasMessage("large has more than 5 bytes");
    }

    @Test
    void saysWhatIsNotThere() throws IOException {
        assertThat(store.get("none", 10)).isEmpty();
        assertThat(store.open("none")).isEmpty();
        assertThat(store.stat("none")).isEmpty();
        assertThat(store.first("none/")).isEmpty();
        assertThat(store.list("none/", "", 10)).isEmpty();
        assertThat(store.children("none/")).isEmpty();
        assertThat(store.touch("none")).isFalse();
        assertThat(store.delete("none")).isFalse();
    }

    @Test
    void listsInOrderFromWhereverAsked() {
        for (String key : List.of("m/b/2", "m/b/10", "m/a/1", "n/1", "m/c")) {
            store.putIfAbsent(key, content(key));
        }
        assertThat(store.first("m/")).contains("m/a/1");
        assertThat(keys("m/", "", 10)).containsExactly("m/a/1", "m/b/10", "m/b/2", "m/c");
        assertThat(keys("m/", "", 2)).containsExactly("m/a/1", "m/b/10");
        assertThat(keys("m/", "m/b/10", 10)).containsExactly("m/b/2", "m/c");
        assertThat(keys("m/", "a", 10)).hasSize(4);
        assertThat(keys("m/", "n", 10)).isEmpty();
        assertThat(keys("", "", 10)).hasSize(5);
        assertThat(store.children("m/")).containsExactly("a", "b", "c");
        assertThat(store.children("")).containsExactly("m", "n");
    }

    private List<String> keys(String prefix, String after, int limit) {
        return store.list(prefix, after, limit).stream().map(StoredObject::key).toList();
    }

    @Test
    void passesOverWhatOthersPutThere() {
        try (S3Client client = SERVER.client()) {
            for (String key : List.of("some/place/e/", "some/place/e/!notes", "some/place/e/.hidden/x")) {
                client.putObject(put -> put.bucket(bucket.substring(5)).key(key), RequestBody.fromString("x"));
            }
        }
        store.putIfAbsent("e/1", content("1"));

        assertThat(store.first("e/")).contains("e/1");
        assertThat(keys("e/", "", 1)).containsExactly("e/1");
        assertThat(store.children("e/")).containsExactly("1");
    }

    @Test
    void touchingMakesAnObjectNew() throws InterruptedException {
        store.putIfAbsent("t", content("bytes"));
        Instant before = store.stat("t").orElseThrow().modified();
        Thread.sleep(1_100); // the protocol's times are whole seconds

        assertThat(store.touch("t")).isTrue();

        StoredObject touched = store.stat("t").orElseThrow();
        assertThat(touched.modified()).isAfter(before);
        assertThat(touched.size()).isEqualTo(5);
        assertThat(store.get("t", 5)).isPresent();
    }

    @Test
    void deletesWhatIsThere() {
        store.putIfAbsent("d", content("x"));
        assertThat(store.delete("d")).isTrue();
        assertThat(store.stat("d")).isEmpty();
        assertThat(store.putIfAbsent("d", content("y"))).isTrue();
    }

    @Test
    void givesUpAStreamThatIsClosedEarly() throws IOException {
        store.putIfAbsent("long", Content.of(new byte[3_000_000]));
        for (int i = 0; i < 100; i++) { // more than there are connections
            try (InputStream in = store.open("long").orElseThrow()) {
                assertThat(in.read()).isZero();
            }
        }
        try (InputStream in = store.open("long").orElseThrow()) {
            assertThat(in.readAllBytes()).hasSize(3_000_000);
        }
    }

    @Test
    void namesTheBucketThatIsMissing() {
        try (ObjectStore nowhere = ObjectStore.open("s3://churn-missing-bucket", SERVER.settings()::get)) {
            for (Runnable each : List.<Runnable>of(
                    () -> nowhere.get("a", 1),
                    () -> nowhere.putIfAbsent("a", content("x")),
                    () -> nowhere.first("a/"))) {
                assertThatThrownBy(each::run)
                        .isExactlyInstanceOf(StoreException.class)
                        .hasMessageContaining("s3://churn-missing-bucket/a")
                        .hasMessageContaining("404 NoSuchBucket; check the bucket's name");
            }
        }
    }

    @Test
    void asksToCheckCredentialsThatAreRefused() {
        Map<String, String> settings =
                Map.of("churn.s3.endpoint", SERVER.endpoint().toString(), "churn.s3.anonymous", "true");
        try (ObjectStore closed = ObjectStore.open(bucket, settings::get)) {
            assertThatThrownBy(() -> closed.putIfAbsent("a", content("x")))
                    .isExactlyInstanceOf(StoreException.class)
                    .hasMessageContaining(bucket + "/a: the server answered 403")
                    .hasMessageContaining("check the credentials");
        }
    }
}
