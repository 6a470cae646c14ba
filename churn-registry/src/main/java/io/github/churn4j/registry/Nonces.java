package io.github.churn4j.registry;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;

/** What tells the documents of racing writers apart, the only thing here that is left to chance. */
final class Nonces {

    private static final int BYTES = 16;

    private Nonces() {}

    /** 128 bits each, in hex. */
    static Supplier<String> random() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        };
    }
}
