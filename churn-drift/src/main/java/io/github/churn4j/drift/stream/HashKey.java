package io.github.churn4j.drift.stream;

import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.data.FieldProblem;
import java.security.SecureRandom;
import java.util.List;

/**
 * The secret that a monitor tells customers and records apart by: 64 bits of SipHash-2-4 (Aumasson and Bernstein 2012).
 * Whoever does not have it cannot find a name from its hash by trying names. Immutable.
 *
 * @param first 64 bits
 * @param second 64 bits more
 */
record HashKey(long first, long second) {

    /** A key that nobody can guess. */
    static HashKey random() {
        SecureRandom random = new SecureRandom();
        return new HashKey(random.nextLong(), random.nextLong());
    }

    /** The hash of a customer's name, odd. */
    long ofCustomer(String name) {
        return of(name) | 1;
    }

    /** The hash of a record's values, even. */
    long ofRecord(CustomerRecord record) {
        Sip sip = new Sip();
        int features = record.schema().features().size();
        for (int i = 0; i < features; i++) {
            sip.take(Double.doubleToLongBits(record.slot(i) + 0.0));
        }
        return sip.end(8L * features, 0) & ~1L;
    }

    /** The hash of what was wrong with a record, even. */
    long ofProblems(List<FieldProblem> problems) {
        Sip sip = new Sip();
        for (FieldProblem problem : problems) {
            sip.take(of(problem.column()));
            sip.take(problem.code().ordinal());
            sip.take(of(problem.value()));
        }
        return sip.end(24L * problems.size(), 0) & ~1L;
    }

    /** The hash of a text, of the bytes of its UTF-16LE form. */
    long of(String text) {
        Sip sip = new Sip();
        long word = 0;
        for (int i = 0; i < text.length(); i++) {
            word |= (long) text.charAt(i) << (16 * (i & 3));
            if ((i & 3) == 3) {
                sip.take(word);
                word = 0;
            }
        }
        return sip.end(2L * text.length(), word);
    }

    @Override
    public String toString() {
        return "HashKey"; // and nothing of the secret
    }

    /** The state while words are taken in. */
    private final class Sip {
        private long a = first ^ 0x736F6D6570736575L;
        private long b = second ^ 0x646F72616E646F6DL;
        private long c = first ^ 0x6C7967656E657261L;
        private long d = second ^ 0x7465646279746573L;

        void take(long word) {
            d ^= word;
            round();
            round();
            a ^= word;
        }

        /** The hash, given how many bytes there were and those that made no whole word. */
        long end(long bytes, long rest) {
            take(rest | bytes << 56);
            c ^= 0xFF;
            for (int i = 0; i < 4; i++) {
                round();
            }
            return a ^ b ^ c ^ d;
        }

        private void round() {
            a += b;
            c += d;
            b = Long.rotateLeft(b, 13) ^ a;
            d = Long.rotateLeft(d, 16) ^ c;
            a = Long.rotateLeft(a, 32);
            c += b;
            a += d;
            b = Long.rotateLeft(b, 17) ^ c;
            d = Long.rotateLeft(d, 21) ^ a;
            c = Long.rotateLeft(c, 32);
        }
    }
}
