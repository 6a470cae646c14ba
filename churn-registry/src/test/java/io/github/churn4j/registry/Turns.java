package io.github.churn4j.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Lets two threads take turns, each for a number of steps; then one after the other runs to its end. */
final class Turns {

    private final ThreadLocal<Integer> me = new ThreadLocal<>();
    private final boolean[] ended = new boolean[2];
    private int[] turns = {};
    private int turn;
    private int left;
    private int first;
    private int holder = -1;

    /** Runs both actions to their ends. */
    void start(int firstActor, int[] steps, List<Runnable> actions) throws InterruptedException {
        first = firstActor;
        turns = steps;
        left = steps[0];
        List<Throwable> trouble = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int actor = i;
            threads.add(new Thread(() -> {
                me.set(actor);
                try {
                    actions.get(actor).run();
                } catch (Throwable e) {
                    synchronized (trouble) {
                        trouble.add(e);
                    }
                } finally {
                    end(actor);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(trouble).isEmpty();
    }

    /** Called before each step; ends the caller's step before and waits for its turn. Others than the two pass. */
    synchronized void step() {
        Integer actor = me.get();
        if (actor == null) {
            return;
        }
        if (holder == actor) {
            left--;
            holder = -1;
            notifyAll();
        }
        try {
            while (!ended[1 - actor] && whose() != actor) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        holder = actor;
    }

    private int whose() {
        while (left <= 0 && turn < turns.length) {
            turn++;
            left = turn < turns.length ? turns[turn] : Integer.MAX_VALUE;
        }
        return (first + turn) % 2;
    }

    private synchronized void end(int actor) {
        ended[actor] = true;
        notifyAll();
    }
}
