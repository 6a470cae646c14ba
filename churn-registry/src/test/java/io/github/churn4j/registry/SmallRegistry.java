package io.github.churn4j.registry;

import io.github.churn4j.registry.store.ObjectStore;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;

/** Four versions of two models and all that can be done to them, signed or not. */
final class SmallRegistry {

    private static final Signoff WHO = new Signoff("ann", "because");
    private static final Signer SIGNER = signer();

    private final ObjectStore store;
    private final boolean signed;

    SmallRegistry(ObjectStore store, boolean signed) {
        this.store = store;
        this.signed = signed;
    }

    private static Signer signer() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return Signer.of(pair.getPrivate(), pair.getPublic());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    TrustedKeys trusted() {
        return signed ? TrustedKeys.of(List.of(SIGNER.publicKey())) : TrustedKeys.NONE;
    }

    ModelRegistry open() {
        ModelRegistry.Builder builder = ModelRegistry.builder(store).trusted(trusted());
        return signed ? builder.signer(SIGNER).build() : builder.build();
    }

    void fill() {
        try (ModelRegistry registry = open()) {
            for (int i = 1; i <= 3; i++) {
                registry.publish(Bundles.model("bank", i), WHO);
            }
            registry.promote(Promotion.of("bank", Alias.CHAMPION, 1, WHO));
            registry.promote(Promotion.of("bank", Alias.CHAMPION, 2, WHO));
            registry.promote(Promotion.of("bank", Alias.CHAMPION, 3, WHO));
            registry.reject("bank", 2, WHO);
            registry.tag("bank", 1, Map.of("a", "b"), WHO);
            registry.rollback("bank", Alias.CHAMPION, WHO);
            registry.publish(Bundles.model("telco", 4), WHO);
        }
    }
}
