package io.github.churn4j.registry.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.registry.store.ObjectStore;
import io.github.churn4j.registry.store.StoreException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3SettingsTest {

    @Test
    void readsEverySetting() {
        Map<String, String> settings = Map.of(
                "churn.s3.endpoint", "https://minio.example:9000",
                "churn.s3.region", "eu-central-1",
                "churn.s3.profile", "ml",
                "churn.s3.path-style", "false",
                "churn.s3.checksums", "supported",
                "churn.s3.encryption", "aws:kms:arn:aws:kms:eu-central-1:1:key/2",
                "churn.s3.timeout", "500ms",
                "churn.s3.tries", "7",
                "churn.s3.anonymous", "true");
        assertThat(S3Settings.of(settings::get))
                .isEqualTo(S3Settings.withDefaults()
                        .withEndpoint(URI.create("https://minio.example:9000"))
                        .withRegion("eu-central-1")
                        .withProfile("ml")
                        .withPathStyle(false)
                        .withChecksums(S3Settings.Checksums.SUPPORTED)
                        .withEncryption(Encryption.kms("arn:aws:kms:eu-central-1:1:key/2"))
                        .withTimeout(Duration.ofMillis(500))
                        .withTries(7)
                        .withAnonymous(true));
    }

    @Test
    void hasDefaults() {
        assertThat(S3Settings.of(key -> null)).isEqualTo(S3Settings.withDefaults());
        assertThat(S3Settings.of(key -> " ")).isEqualTo(S3Settings.withDefaults());
        assertThat(S3Settings.withDefaults().inPath()).isFalse();
        assertThat(S3Settings.withDefaults()
                        .withEndpoint(URI.create("http://localhost"))
                        .inPath())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "endpoint, minio:9000, http or https",
        "endpoint, https://a b, no address",
        "endpoint, ftp://minio, http or https",
        "endpoint, https://me:secret@minio, credentials belong into the environment",
        "region, eu central, a region such as",
        "path-style, yes, true or false",
        "checksums, always, required or supported",
        "encryption, rot13, 'none, aes256, aws:kms'",
        "encryption, aws:kms:, 'none, aes256, aws:kms'",
        "timeout, 30, a duration such as",
        "timeout, 0s, expected 1 ms to 1 h",
        "tries, 0, 'expected [1, 20]'",
        "tries, many, a whole number",
        "anonymous, 1, true or false"
    })
    void namesTheSettingThatCannotBeUsed(String name, String value, String expectation) {
        Map<String, String> settings = Map.of("churn.s3." + name, value);
        assertThatThrownBy(() -> ObjectStore.open("s3://bucket", settings::get))
                .isExactlyInstanceOf(StoreException.class)
                .hasMessageStartingWith("churn.s3." + name + " cannot be used: ")
                .hasMessageContaining(expectation)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://",
                "s3:///prefix",
                "s3://Bucket",
                "s3://ab",
                "s3://bucket/../other",
                "s3://bucket//a",
                "s3://bucket/.hidden",
                "s3://models--euc1-az1--x-s3/prefix",
                "s3://key:secret@bucket/prefix"
            })
    void refusesRootsThatNameNoBucket(String root) {
        assertThatThrownBy(() -> ObjectStore.open(root, key -> null))
                .isExactlyInstanceOf(StoreException.class)
                .hasMessageStartingWith("the root ")
                .hasMessageNotContaining("secret");
    }

    @Test
    void opensWithoutAsking() {
        Map<String, String> nobody = Map.of("churn.s3.endpoint", "http://127.0.0.1:1");
        try (ObjectStore store = ObjectStore.open("s3://bucket/prefix/", nobody::get)) {
            assertThat(store.description()).isEqualTo("s3://bucket/prefix");
        }
    }
}
