package io.github.churn4j.registry.s3;

import io.github.churn4j.registry.s3.Failure.Kind;
import io.github.churn4j.registry.store.Content;
import io.github.churn4j.registry.store.StoreException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Sends a request that stores an object where nothing is yet, until its outcome is known.
 *
 * <p>Who is told that something is there may have put it there: by an earlier try whose answer was lost. So the store tries
 * again itself instead of leaving that to the SDK, remembers whether an earlier try was unclear, and only then reads back
 * what is there. A refused first try was refused because of somebody else, even if the bytes are the same.
 */
final class ConditionalWrite {

    private static final int PIECE = 1 << 16;

    private final String key;
    private final String address;
    private final Content content;
    private final Tries tries;
    private final ObjectReader reader;
    private boolean again;
    private boolean unclear;

    ConditionalWrite(String key, String address, Content content, Tries tries, ObjectReader reader) {
        this.key = key;
        this.address = address;
        this.content = content;
        this.tries = tries;
        this.reader = reader;
    }

    /** True if the request was carried out, false if something else is there. */
    boolean run(Runnable request) {
        String what = "cannot store " + address;
        for (int done = 1; ; done++) {
            boolean last = done == tries.most();
            try {
                request.run();
                return true;
            } catch (SdkException e) {
                Failure failure = Tries.failure(e);
                Optional<Boolean> outcome = outcome(failure, last);
                if (outcome.isPresent()) {
                    return outcome.get();
                }
                if (last || !(failure.mayPass() || failure.kind() == Kind.EXISTS)) {
                    throw failure.exception(what, done);
                }
            }
            tries.pause(done, what);
        }
    }

    private Optional<Boolean> outcome(Failure failure, boolean last) {
        if (failure.kind() == Kind.EXISTS && !unclear) {
            return Optional.of(false);
        }
        // an upload in parts that an earlier try joined, or another writer's won over, is not found any more
        if (failure.kind() == Kind.ABSENT && again) {
            return isOurs();
        }
        again |= failure.mayPass();
        unclear |= failure.kind() == Kind.UNCLEAR;
        return unclear && (last || failure.kind() == Kind.EXISTS) ? isOurs() : Optional.empty();
    }

    /** Whether what is there are our bytes; empty if nothing is there. */
    private Optional<Boolean> isOurs() {
        return tries.run("cannot read back " + address, () -> {
            Optional<InputStream> stored = reader.open(key);
            if (stored.isEmpty()) {
                return Optional.empty();
            }
            try (InputStream there = stored.get();
                    InputStream ours = stream(content, key)) {
                return Optional.of(same(ours, there));
            } catch (IOException e) {
                throw SdkClientException.create(e.toString(), e);
            }
        });
    }

    private static boolean same(InputStream ours, InputStream there) throws IOException {
        byte[] expected;
        do {
            expected = ours.readNBytes(PIECE);
            if (!Arrays.equals(expected, there.readNBytes(expected.length))) {
                return false;
            }
        } while (expected.length == PIECE);
        return there.read() < 0;
    }

    /** The content from its beginning; a caller's unreadable content is no trouble of the place. */
    static InputStream stream(Content content, String key) {
        try {
            return new BufferedInputStream(content.open(), PIECE);
        } catch (IOException e) {
            throw new StoreException("cannot read what is to be stored as " + key + " (" + e + ")", e);
        }
    }
}
