package io.github.churn4j.servlet.json;

import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Holds bodies to UTF-8: a lenient parser would take overlong forms, half surrogates and other encodings. */
final class Utf8 {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /**
     * Checks a whole body.
     *
     * @throws ProblemException 400 if it is not UTF-8 or begins like UTF-16 or UTF-32
     */
    static void require(byte[] body) {
        if (body.length > 1 && (body[0] == 0 || body[1] == 0)) {
            throw notUtf8();
        }
        requireText(body);
    }

    /**
     * Checks a piece of text.
     *
     * @throws ProblemException 400 if it is not UTF-8
     */
    static void requireText(byte[] text) {
        if (!ascii(text) && !decodes(text)) {
            throw notUtf8();
        }
    }

    private static ProblemException notUtf8() {
        return new ProblemException(Problem.malformed("the body is not UTF-8; encode it so"));
    }

    /** Eight bytes at a time. */
    private static boolean ascii(byte[] body) {
        long any = 0;
        int at = 0;
        for (; at + Long.BYTES <= body.length; at += Long.BYTES) {
            any |= (long) LONGS.get(body, at);
        }
        for (; at < body.length; at++) {
            any |= body[at];
        }
        return (any & HIGH_BITS) == 0;
    }

    private static boolean decodes(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
