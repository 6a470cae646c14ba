package io.github.churn4j.registry;

import io.github.churn4j.ChurnException;
import io.github.churn4j.internal.io.Sha256;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;

/**
 * Signs what a registry's user writes, by Ed25519 (RFC 8032). The key's id is the first 16 hex digits of the SHA-256 of
 * the public key in its X.509 form. Immutable, thread-safe; its text holds no secret.
 */
public final class Signer {

    static final String ALGORITHM = "Ed25519";

    private final PrivateKey key;
    private final PublicKey publicKey;

    private Signer(PrivateKey key, PublicKey publicKey) {
        this.key = key;
        this.publicKey = publicKey;
    }

    /**
     * A key pair.
     *
     * @throws ChurnException if the keys are not of Ed25519, or not a pair
     */
    public static Signer of(PrivateKey privateKey, PublicKey publicKey) {
        Signer signer = new Signer(privateKey, publicKey);
        byte[] probe = {1, 2, 3};
        if (!verifies(publicKey, probe, signer.sign(probe))) {
            throw new ChurnException("the signing key and the public key are not a pair");
        }
        return signer;
    }

    /**
     * Keys as PEM text: {@code -----BEGIN PRIVATE KEY-----} (PKCS #8) as {@code openssl genpkey -algorithm ed25519} writes
     * it, and {@code -----BEGIN PUBLIC KEY-----} as {@code openssl pkey -pubout} does.
     *
     * @throws ChurnException if they are none, not of Ed25519, or not a pair
     */
    public static Signer ofPem(String privateKey, String publicKey) {
        return of(privateKey(privateKey), TrustedKeys.publicKey(publicKey));
    }

    private static PrivateKey privateKey(String pem) {
        try {
            return KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(Pem.decode(pem, "PRIVATE KEY")));
        } catch (GeneralSecurityException e) {
            throw new ChurnException("the signing key is no Ed25519 private key in PKCS #8 form", e);
        }
    }

    /**
     * A key as PEM text, {@code -----BEGIN PRIVATE KEY-----} (PKCS #8) as {@code openssl genpkey -algorithm ed25519} writes
     * it; a {@code -----BEGIN PUBLIC KEY-----} in the same text must be its pair, and is derived where there is none.
     *
     * @throws ChurnException if it is none, not of Ed25519, or not a pair
     */
    public static Signer ofPem(String text) {
        return text.contains("-----BEGIN PUBLIC KEY-----") ? ofPem(text, text) : Ed25519Pairs.signer(privateKey(text));
    }

    /** The key's id. */
    public String id() {
        return idOf(publicKey);
    }

    PublicKey publicKey() {
        return publicKey;
    }

    byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new ChurnException("signing failed (" + e.getMessage() + "); the key must be of Ed25519", e);
        }
    }

    static boolean verifies(PublicKey key, byte[] message, byte[] value) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(value);
        } catch (GeneralSecurityException e) {
            return false; // not a signature at all
        }
    }

    static String idOf(PublicKey key) {
        return Sha256.of(key.getEncoded()).substring(0, 16);
    }

    @Override
    public String toString() {
        return "Signer[" + id() + "]";
    }
}
