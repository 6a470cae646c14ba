package io.github.churn4j.servlet.endpoint;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that sends off the answers made so far before it waits for the client to send more. */
final class QuietInput extends FilterInputStream {

    private Flush flush = () -> {};

    /** What happens before waiting. */
    @FunctionalInterface
    interface Flush {
        void run() throws IOException;
    }

    QuietInput(InputStream in) {
        super(in);
    }

    void beforeWaiting(Flush what) {
        flush = what;
    }

    @Override
    public int read(byte[] target, int from, int count) throws IOException {
        if (in.available() == 0) {
            flush.run();
        }
        return in.read(target, from, count);
    }
}
