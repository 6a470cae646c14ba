package io.github.churn4j.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.ChurnException;
import org.junit.jupiter.api.Test;

/**
 * Keys made by OpenSSL 3.0.19: {@code openssl genpkey -algorithm ed25519 -out key.pem}, and
 * {@code openssl pkey -in key.pem -pubout}; the id by {@code openssl pkey -in key.pem -pubout -outform DER | sha256sum}.
 */
class SignerTest {

    static final String PRIVATE = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEIN4JVIx05oL9R+3kEk3wi2Q8haVA2ctwJca40EWPL3nf
            -----END PRIVATE KEY-----
            """;
    static final String PUBLIC = """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VwAyEAXlb2P9pczk4UzCeKSLuPwGu79bMip/q23eS4HjsH81o=
            -----END PUBLIC KEY-----
            """;
    private static final String OTHER = """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
            -----END PUBLIC KEY-----
            """;
    private static final String ID = "5c6ffadfcee6ec35";

    @Test
    void findsThePublicKeyOfAPrivateOne() {
        Signer signer = Signer.ofPem(PRIVATE);

        assertThat(signer.id()).isEqualTo(ID);
        assertThat(signer.publicKey()).isEqualTo(TrustedKeys.publicKey(PUBLIC));
        assertThat(signer).hasToString("Signer[" + ID + "]");
    }

    @Test
    void readsBothKeysFromOneText() {
        assertThat(Signer.ofPem(PUBLIC + PRIVATE).id()).isEqualTo(ID);
        assertThat(Signer.ofPem(PRIVATE, PUBLIC).id()).isEqualTo(ID);
    }

    @Test
    void refusesKeysThatAreNotAPair() {
        assertThatThrownBy(() -> Signer.ofPem(PRIVATE + OTHER))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("not a pair");
    }

    @Test
    void refusesWhatIsNoKeyWithoutRepeatingIt() {
        for (String text :
                new String[] {"", PUBLIC, PRIVATE.replace("MC4C", "MC8C"), PRIVATE.replace("MC4C", "!!!!"), "s3cret"}) {
            assertThatThrownBy(() -> Signer.ofPem(text))
                    .isInstanceOf(ChurnException.class)
                    .hasMessageNotContaining("s3cret")
                    .hasMessageNotContaining("VIx05oL9R+3k");
        }
    }
}
