package io.github.churn4j.registry;

import io.github.churn4j.ChurnException;
import java.util.Base64;

/** Reads RFC 7468 text. */
final class Pem {

    private Pem() {}

    static byte[] decode(String text, String label) {
        String begin = "-----BEGIN " + label + "-----";
        String end = "-----END " + label + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw new ChurnException("expected a text from \"" + begin + "\" to \"" + end + "\"");
        }
        try {
            return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
        } catch (IllegalArgumentException e) {
            throw new ChurnException("the " + label + " is not Base64", e);
        }
    }
}
