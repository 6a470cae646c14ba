package io.github.churn4j.servlet.http;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Names for requests and predictions: UUIDs of version 7 (RFC 9562), so they sort by time. Their random part comes from
 * a counter scrambled under a random key, unique within the process without asking for randomness each time.
 */
public final class RequestIds {

    private static final char[] HEX = "0123456789abcdef".toCharArray();
    private static final int LONGEST = 64;

    private final Clock clock;
    private final long key;
    private final AtomicLong counter = new AtomicLong();

    /** Names under a key of this process. */
    public RequestIds(Clock clock) {
        this(clock, new SecureRandom().nextLong());
    }

    RequestIds(Clock clock, long key) {
        this.clock = clock;
        this.key = key;
    }

    /** A new name. */
    public String next() {
        long n = counter.getAndIncrement();
        long high = (clock.millis() << 16) | 0x7000L | (mix(key - n) & 0xFFF);
        long low = Long.MIN_VALUE | (mix(key + n) >>> 2);
        char[] text = new char[36];
        hex(high >>> 32, 8, text, 0);
        text[8] = '-';
        hex(high >>> 16, 4, text, 9);
        text[13] = '-';
        hex(high, 4, text, 14);
        text[18] = '-';
        hex(low >>> 48, 4, text, 19);
        text[23] = '-';
        hex(low, 12, text, 24);
        return new String(text);
    }

    /** The name a caller gave its request, if it is harmless, or a new one. */
    public String accept(@Nullable String given) {
        return given != null && harmless(given) ? given : next();
    }

    private static boolean harmless(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c < 127 && (Character.isLetterOrDigit(c) || "-_.:/".indexOf(c) >= 0);
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): one-to-one on 64 bits. */
    private static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }

    private static void hex(long value, int digits, char[] out, int from) {
        for (int i = 0; i < digits; i++) {
            out[from + i] = HEX[(int) (value >>> (4 * (digits - 1 - i))) & 15];
        }
    }
}
