package io.github.churn4j.registry.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.registry.s3.FaultyProxy.Fault;
import io.github.churn4j.registry.store.Content;
import io.github.churn4j.registry.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("slow")
class PartsWriterTest {

    private static final S3Server SERVER = S3Server.shared();
    private static final long SMALLEST_PART = 5 << 20;

    private final S3Root root = S3Root.parse(SERVER.newBucket() + "/r").orElseThrow();
    private final S3Store direct = S3Store.open(root, S3Settings.withDefaults().withEndpoint(SERVER.endpoint()));
    private final byte[] bytes = new byte[11 << 20];
    private FaultyProxy proxy;
    private LazyClient client;
    private PartsWriter writer;

    @BeforeEach
    void connect() throws IOException {
        new Random(1).nextBytes(bytes);
        proxy = new FaultyProxy(SERVER.endpoint());
        S3Settings settings = S3Settings.withDefaults().withEndpoint(proxy.endpoint());
        client = new LazyClient(settings);
        Tries tries = new Tries(4, millis -> {}, new Random(1));
        writer = new PartsWriter(root, settings, client, tries, new ObjectReader(root, client, tries), SMALLEST_PART);
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
        direct.close();
        proxy.close();
    }

    @Test
    void joinsThePartsUnlessSomethingIsThere() throws IOException {
        assertThat(writer.putIfAbsent("large", Content.of(bytes))).isTrue();
        assertThat(proxy.requests()).hasSize(1 + 1 + 3 + 1);
        assertThat(read("large")).isEqualTo(bytes);

        proxy.plan(request -> Fault.NONE);
        assertThat(writer.putIfAbsent("large", Content.of(bytes))).isFalse();
        assertThat(proxy.requests()).hasSize(1);
    }

    @Test
    void losesToWhoeverIsThereWhenThePartsAreJoined() throws IOException {
        proxy.plan(request -> {
            if (request.contains("partNumber=3")) {
                direct.putIfAbsent("large", Content.of(new byte[] {1}));
            }
            return Fault.NONE;
        });
        assertThat(writer.putIfAbsent("large", Content.of(bytes))).isFalse();
        assertThat(read("large")).containsExactly(1);
        assertThat(direct.sweepLeftovers(Instant.now().plusSeconds(60), true)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"ANSWER_503", "DROP_AFTER"})
    void survivesOneFaultOfEveryRequest(Fault fault) throws IOException {
        for (String part : new String[] {"HEAD ", "?uploads", "partNumber=2", "POST "}) {
            AtomicBoolean done = new AtomicBoolean();
            proxy.plan(request -> {
                boolean hit = part.equals("POST ")
                        ? request.startsWith(part) && request.contains("uploadId=")
                        : request.contains(part);
                return hit && !done.getAndSet(true) ? fault : Fault.NONE;
            });
            assertThat(writer.putIfAbsent("large", Content.of(bytes))).as(part).isTrue();
            assertThat(done).as(part).isTrue();
            assertThat(read("large")).isEqualTo(bytes);
            direct.delete("large");
        }
    }

    @Test
    void sweepsUploadsThatNobodyFinished() {
        client.get()
                .createMultipartUpload(request -> request.bucket(root.bucket()).key(root.object("dead")));
        Instant later = Instant.now().plusSeconds(60);

        assertThat(direct.sweepLeftovers(Instant.EPOCH, false)).isEmpty();
        assertThat(direct.sweepLeftovers(later, true))
                .singleElement()
                .satisfies(each -> assertThat(each.key()).startsWith("dead?uploadId="));
        assertThat(direct.sweepLeftovers(later, false)).hasSize(1);
        assertThat(direct.sweepLeftovers(later, false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1", "1"})
    void storesNothingIfTheContentHasAnotherSize(int more) {
        Content wrong = new Content() {
            @Override
            public long size() {
                return (long) bytes.length + more;
            }

            @Override
            public InputStream open() throws IOException {
                return Content.of(bytes).open();
            }
        };
        assertThatThrownBy(() -> writer.putIfAbsent("wrong", wrong))
                .isExactlyInstanceOf(StoreException.class)
                .hasMessageContaining("bytes than it says");
        assertThat(direct.stat("wrong")).isEmpty();
        assertThat(direct.sweepLeftovers(Instant.now().plusSeconds(60), true)).isEmpty();
    }

    @Test
    void takesLargerPartsForVeryLargeObjects() {
        assertThat(PartsWriter.partSize(1L << 30, 32 << 20)).isEqualTo(32 << 20);
        long whole = 5L << 40;
        long size = PartsWriter.partSize(whole, 32 << 20);
        assertThat((whole + size - 1) / size).isLessThanOrEqualTo(10_000);
        assertThat(size).isLessThan(5L << 30);
    }

    private byte[] read(String key) throws IOException {
        try (InputStream in = direct.open(key).orElseThrow()) {
            return in.readAllBytes();
        }
    }
}
