package io.github.churn4j.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What was written once stays readable, and is written the same: documents of format 1, signed by the key of {@link SignerTest}. */
class DocumentFormatTest {

    private static final Signer SIGNER = Signer.ofPem(SignerTest.PRIVATE);
    private static final TrustedKeys TRUSTED = TrustedKeys.ofPem(SignerTest.PUBLIC);
    private static final Signoff BY = new Signoff("ann@bank.example", "weekly \"retraining\"\nwith Größe");
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final String NONCE = "00112233445566778899aabbccddeeff";

    @Test
    void keepsTheFormOfVersions() throws IOException {
        ModelVersion version = new ModelVersion(
                "bank-churn",
                7,
                "a".repeat(64),
                123_456,
                TIME,
                BY,
                OptionalInt.of(6),
                new ModelSummary(
                        "xgboost",
                        19,
                        "b".repeat(64),
                        10_127,
                        Optional.of("data/customers.csv 0123456789abcdef0123456789abcdef"),
                        Optional.of("abc"),
                        Map.of("holdout.rocAuc", .9934, "crossValidation.brier", 1e-3)),
                "",
                Optional.empty());
        byte[] kept = resource("version-format-1.json");

        assertThat(text(new VersionDocument(version, "c".repeat(64), NONCE).write(SIGNER)))
                .isEqualTo(text(kept));
        VersionDocument read = VersionDocument.read(kept, "bank-churn", 7, TRUSTED);
        assertThat(read.previous()).isEqualTo("c".repeat(64));
        assertThat(read.version())
                .usingRecursiveComparison()
                .ignoringFields("seal", "signedBy")
                .isEqualTo(version);
        assertThat(read.version().signedBy()).contains(SIGNER.id());
    }

    @Test
    void keepsTheFormOfEvents() throws IOException {
        RegistryEvent event = new RegistryEvent(
                "bank-churn",
                42,
                TIME,
                RegistryEvent.Kind.PROMOTED,
                BY,
                List.of(Move.of(Alias.CHAMPION, 7), Move.removing(Alias.CHALLENGER)),
                Optional.of(new RegistryEvent.Reviewed(7, new Review(Review.Status.APPROVED, Map.of("team", "crm")))),
                List.of(new GateResult("floor", false, "below", Map.of("rocAuc", .7))),
                true,
                Map.of(Alias.CHAMPION, new AliasState(7, "a".repeat(64), 42, 12)),
                "",
                Optional.empty());
        byte[] kept = resource("event-format-1.json");

        assertThat(text(new EventDocument(event, "d".repeat(64), NONCE).write(SIGNER)))
                .isEqualTo(text(kept));
        EventDocument read = EventDocument.read(kept, "bank-churn", 42, TRUSTED);
        assertThat(read.previous()).isEqualTo("d".repeat(64));
        assertThat(read.event())
                .usingRecursiveComparison()
                .ignoringFields("seal", "signedBy")
                .isEqualTo(event);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(DocumentFormatTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
