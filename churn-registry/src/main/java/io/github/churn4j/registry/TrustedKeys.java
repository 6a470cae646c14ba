package io.github.churn4j.registry;

import io.github.churn4j.ChurnException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The public keys whose signatures count. With any, every document must be signed by one of them; with none, signatures
 * are not asked for, and those that are there must fit but may be anybody's. Immutable.
 */
public final class TrustedKeys {

    /** Signatures are not asked for. */
    public static final TrustedKeys NONE = new TrustedKeys(Map.of());

    private static final String LABEL = "PUBLIC KEY";

    private final Map<String, PublicKey> keys;

    private TrustedKeys(Map<String, PublicKey> keys) {
        this.keys = Map.copyOf(keys);
    }

    /** These keys. */
    public static TrustedKeys of(Collection<PublicKey> keys) {
        Map<String, PublicKey> byId = new LinkedHashMap<>();
        keys.forEach(key -> byId.put(Signer.idOf(key), key));
        return new TrustedKeys(byId);
    }

    /**
     * One or more keys as PEM text, {@code -----BEGIN PUBLIC KEY-----} each.
     *
     * @throws ChurnException if there is none, or one is not of Ed25519
     */
    public static TrustedKeys ofPem(String text) {
        Map<String, PublicKey> byId = new LinkedHashMap<>();
        String end = "-----END " + LABEL + "-----";
        for (int from = 0; text.indexOf(end, from) >= 0; from = text.indexOf(end, from) + end.length()) {
            PublicKey key = publicKey(text.substring(from));
            byId.put(Signer.idOf(key), key);
        }
        if (byId.isEmpty()) {
            throw new ChurnException("no trusted key found: expected \"-----BEGIN " + LABEL + "-----\"");
        }
        return new TrustedKeys(byId);
    }

    static PublicKey publicKey(String pem) {
        try {
            return decode(Pem.decode(pem, LABEL));
        } catch (GeneralSecurityException e) {
            throw new ChurnException("the trusted key is no Ed25519 public key in X.509 form", e);
        }
    }

    static PublicKey decode(byte[] x509) throws GeneralSecurityException {
        return KeyFactory.getInstance(Signer.ALGORITHM).generatePublic(new X509EncodedKeySpec(x509));
    }

    /** Whether signatures are asked for. */
    public boolean required() {
        return !keys.isEmpty();
    }

    boolean contains(String id) {
        return keys.containsKey(id);
    }

    @Override
    public String toString() {
        return "TrustedKeys" + keys.keySet();
    }
}
