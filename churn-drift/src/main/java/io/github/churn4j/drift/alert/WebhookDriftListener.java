package io.github.churn4j.drift.alert;

import io.github.churn4j.drift.stream.DriftEvent;
import io.github.churn4j.drift.stream.DriftListener;
import io.github.churn4j.drift.stream.MeanChangeEvent;
import io.github.churn4j.internal.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Sends drift to an HTTP address as JSON, signed as {@link WebhookSignature} tells where a secret is given.
 *
 * <p>Events wait in a bounded queue and are sent in their order by one daemon thread; whoever tells of drift never waits for
 * the network. A message that is not taken (no connection, no answer in time, status 408, 425, 429 or 500 and above) is
 * tried again after a wait that doubles, half of it by chance; the others wait behind it. After the last try, or after any
 * other status, it is given up. What found the queue full is dropped. Both are counted and logged, without the address's
 * path and without the secret. Thread-safe.
 *
 * <p>Closing sends what waits once more each, for some seconds, and gives up the rest.
 */
public final class WebhookDriftListener implements DriftListener, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(WebhookDriftListener.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What waits between two tries. */
    @FunctionalInterface
    interface Pause {
        /** Waits, or returns early where the listener is closed. */
        void of(Duration time, CountDownLatch closing) throws InterruptedException;
    }

    private final WebhookTarget target;
    private final WebhookTry tries;
    private final int attempts;
    private final Backoff backoff;
    private final Pause pause;
    private final Duration patience;
    private final int capacity;
    private final String instance;
    private final Queue<Message> waiting = new ArrayDeque<>(); // guarded by itself
    private final CountDownLatch closing = new CountDownLatch(1);
    private final LongAdder delivered = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final Thread sender;

    private WebhookDriftListener(Builder builder) {
        target = builder.target;
        tries = new WebhookTry(target, builder.signature, builder.timeout, builder.clock);
        attempts = builder.attempts;
        backoff = new Backoff(builder.firstWait, builder.longestWait, builder.seed);
        pause = builder.pause;
        patience = builder.patience;
        capacity = builder.capacity;
        instance = builder.instance;
        sender = new Thread(this::work, "churn4j-drift-webhook");
        sender.setDaemon(true);
    }

    /**
     * A builder for an address.
     *
     * @param address absolute, http or https, without user and fragment
     * @throws IllegalArgumentException if it is not
     */
    public static Builder builder(String address) {
        return new Builder(WebhookTarget.of(address));
    }

    /** What is to be sent. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Message(String delivery, byte[] body) {}

    @Override
    public void drift(DriftEvent event) {
        String delivery = name(event);
        send(new Message(delivery, Json.compact(EventJson.of(event, delivery))));
    }

    @Override
    public void changed(MeanChangeEvent event) {
        String delivery = printable(instance + "/" + event.model() + "/" + event.version()) + "/error_changed/"
                + event.change().changes() + "/" + event.change().at().getEpochSecond();
        send(new Message(delivery, Json.compact(EventJson.of(event, delivery))));
    }

    private void send(Message message) {
        synchronized (waiting) {
            if (!closed() && waiting.size() < capacity) {
                waiting.add(message);
                waiting.notifyAll();
                return;
            }
        }
        dropped.increment();
        LOG.log(
                System.Logger.Level.WARNING,
                "{0} is not told to {1}: {2}",
                message.delivery(),
                target,
                closed() ? "closed" : capacity + " others wait");
    }

    /** Events that the receiver took. */
    public long delivered() {
        return delivered.sum();
    }

    /** Events that found the queue full, or the listener closed. */
    public long dropped() {
        return dropped.sum();
    }

    /** Events given up: after the last try, or because the receiver refused them. */
    public long failed() {
        return failed.sum();
    }

    private boolean closed() {
        return closing.getCount() == 0;
    }

    private void work() {
        try {
            for (Message message = next(); message != null; message = next()) {
                deliver(message);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed, and out of patience
        } finally {
            synchronized (waiting) {
                failed.add(waiting.size());
                waiting.clear();
            }
        }
    }

    /** The next message, once there is one; null where there will be none any more. */
    private @Nullable Message next() throws InterruptedException {
        synchronized (waiting) {
            while (waiting.isEmpty() && !closed()) {
                waiting.wait();
            }
            return waiting.poll();
        }
    }

    private void deliver(Message message) throws InterruptedException {
        boolean done = false;
        try {
            done = delivered(message);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "drift could not be told to " + target, e);
        } finally {
            (done ? delivered : failed).increment();
        }
    }

    private boolean delivered(Message message) throws InterruptedException {
        for (int tried = 1; ; tried++) {
            WebhookTry.Outcome outcome = tries.send(message.delivery(), message.body());
            if (outcome.taken()) {
                return true;
            }
            if (!outcome.again() || tried == attempts || closed()) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "{0} was not taken by {1} after {2} tries: {3}",
                        message.delivery(),
                        target,
                        tried,
                        outcome.what());
                return false;
            }
            pause.of(backoff.after(tried), closing);
        }
    }

    /** The same for every try, and another one for every event, whichever replica of a service tells of it. */
    private String name(DriftEvent event) {
        return printable(instance + "/" + event.model() + "/" + event.version()) + "/"
                + event.episode().number() + "/" + event.kind().name().toLowerCase(Locale.ROOT) + "/"
                + event.window().to().getEpochSecond();
    }

    /** As a header may hold it. */
    private static String printable(String name) {
        return name.replaceAll("[^!-~]", "_");
    }

    @Override
    public void close() {
        synchronized (waiting) {
            closing.countDown();
            waiting.notifyAll();
        }
        try {
            sender.join(Math.max(1, patience.toMillis()));
            if (sender.isAlive()) {
                sender.interrupt();
                sender.join(PATIENCE.toMillis()); // it ends at once
            }
        } catch (InterruptedException e) {
            sender.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    /** Collects how a listener sends. Not thread-safe. */
    public static final class Builder {
        private static final int LARGEST = 100_000;
        private static final Duration LONGEST = Duration.ofDays(1);

        private final WebhookTarget target;
        private @Nullable WebhookSignature signature;
        private int attempts = 8;
        private int capacity = 100;
        private Duration timeout = Duration.ofSeconds(10);
        private Duration firstWait = Duration.ofSeconds(1);
        private Duration longestWait = Duration.ofMinutes(5);
        private long seed = 42;
        private String instance = UUID.randomUUID().toString();
        private Clock clock = Clock.systemUTC();
        private Pause pause = (time, closing) -> closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        private Duration patience = PATIENCE;

        private Builder(WebhookTarget target) {
            this.target = target;
        }

        /**
         * The secret that signs; nothing is signed unless told.
         *
         * @throws IllegalArgumentException if it has less than 16 characters
         */
        public Builder secret(String value) {
            signature = WebhookSignature.of(value);
            return this;
        }

        /** Tries of one message, [1, 100,000]; 8 unless told, which is a minute or two. */
        public Builder attempts(int value) {
            attempts = within("attempts", value);
            return this;
        }

        /** Events that may wait, [1, 100,000]; 100 unless told. */
        public Builder capacity(int value) {
            capacity = within("capacity", value);
            return this;
        }

        /** How long connecting, and an answer, may take each; ten seconds unless told. */
        public Builder timeout(Duration value) {
            timeout = within("timeout", value);
            return this;
        }

        /** The wait after the first try and the longest one; a second and five minutes unless told. */
        public Builder waits(Duration first, Duration longest) {
            firstWait = within("first wait", first);
            longestWait = within("longest wait", longest);
            return this;
        }

        /** What the chance in the waits begins with; give each sender its own. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /**
         * What the identifiers of this listener's messages begin with, 1 to 100 characters; chance unless told. Two
         * listeners that share it may give two messages one identifier.
         */
        public Builder instance(String name) {
            if (name.isBlank() || name.length() > 100) {
                throw new IllegalArgumentException("instance of the webhook has " + name.length()
                        + " characters, expected [1, 100], not all blank");
            }
            instance = name;
            return this;
        }

        /** What dates a try; the system clock unless told. */
        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        Builder pause(Pause value) {
            pause = value;
            return this;
        }

        Builder patience(Duration value) {
            patience = value;
            return this;
        }

        private static int within(String what, int value) {
            if (value < 1 || value > LARGEST) {
                throw new IllegalArgumentException(
                        what + " of the webhook is " + value + ", expected [1, " + LARGEST + "]");
            }
            return value;
        }

        private static Duration within(String what, Duration value) {
            if (value.isZero() || value.isNegative() || value.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        what + " of the webhook is " + value + ", expected more than nothing and at most " + LONGEST);
            }
            return value;
        }

        /** The listener, at work until it is closed. */
        public WebhookDriftListener build() {
            WebhookDriftListener listener = new WebhookDriftListener(this);
            listener.sender.start();
            return listener;
        }
    }
}
