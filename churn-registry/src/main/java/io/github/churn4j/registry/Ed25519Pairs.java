package io.github.churn4j.registry;

import io.github.churn4j.ChurnException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;

/**
 * Finds the public key of a private one. The JDK has no method for that, but its generator makes the pair from 32 random
 * bytes, which are the private key itself (RFC 8032, 5.1.5): given the key's own bytes as chance it makes the same pair.
 * {@link Signer#of} proves that it did.
 */
final class Ed25519Pairs {

    private Ed25519Pairs() {}

    static Signer signer(PrivateKey key) {
        if (!(key instanceof EdECPrivateKey edwards)) {
            throw new ChurnException("the signing key is not of Ed25519");
        }
        byte[] seed = edwards.getBytes()
                .orElseThrow(() -> new ChurnException("the signing key does not tell its bytes; add its public key"));
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(Signer.ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, new Told(seed));
            return Signer.of(key, generator.generateKeyPair().getPublic());
        } catch (GeneralSecurityException e) {
            throw new ChurnException("this JDK cannot find the public key of the signing key; add it", e);
        }
    }

    /** Chance that is none. */
    private static final class Told extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] bytes;

        Told(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] target) {
            System.arraycopy(bytes, 0, target, 0, Math.min(bytes.length, target.length));
        }
    }
}
