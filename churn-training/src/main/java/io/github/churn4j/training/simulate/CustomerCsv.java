package io.github.churn4j.training.simulate;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The CSV form of a run. Rows are formatted in chunks, on one thread or several, and written in order; the bytes do not
 * depend on the number of threads, and at most two chunks per thread are held in memory.
 */
final class CustomerCsv {
    static final int CHUNK_ROWS = 8192;

    private static final int ROW_BYTES = 160;
    private static final CustomerColumn[] COLUMNS = CustomerColumn.values();

    private final CustomerSimulator simulator;

    CustomerCsv(CustomerSimulator simulator) {
        this.simulator = simulator;
    }

    void write(OutputStream out, int threads) throws IOException {
        header().writeTo(out);
        if (threads == 1) {
            writeHere(out);
        } else {
            writeParallel(out, threads);
        }
    }

    private CsvBuffer header() {
        CsvBuffer buffer = new CsvBuffer(512);
        for (String name : simulator.header()) {
            if (buffer.size() > 0) {
                buffer.symbol(',');
            }
            quote(name, buffer);
        }
        buffer.symbol('\n');
        return buffer;
    }

    private void writeHere(OutputStream out) throws IOException {
        CsvBuffer buffer = new CsvBuffer(CHUNK_ROWS * ROW_BYTES);
        for (long from = 0; from < simulator.rows(); from += CHUNK_ROWS) {
            buffer.clear();
            chunk(from, buffer).writeTo(out);
        }
    }

    private void writeParallel(OutputStream out, int threads) throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            Queue<Future<CsvBuffer>> pending = new ArrayDeque<>();
            for (long from = 0; from < simulator.rows(); from += CHUNK_ROWS) {
                if (pending.size() == 2 * threads) {
                    await(pending.remove()).writeTo(out);
                }
                long first = from;
                pending.add(workers.submit(() -> chunk(first, new CsvBuffer(CHUNK_ROWS * ROW_BYTES))));
            }
            while (!pending.isEmpty()) {
                await(pending.remove()).writeTo(out);
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private static CsvBuffer await(Future<CsvBuffer> chunk) throws IOException {
        try {
            return chunk.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException stopped = new InterruptedIOException("interrupted while customers were written");
            stopped.initCause(e);
            throw stopped;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a chunk of customers could not be drawn", e.getCause());
        }
    }

    private CsvBuffer chunk(long from, CsvBuffer buffer) {
        long to = Math.min(from + CHUNK_ROWS, simulator.rows());
        for (long row = from; row < to; row++) {
            append(simulator.customer(row), row, buffer);
        }
        return buffer;
    }

    private void append(SimulatedCustomer customer, long row, CsvBuffer to) {
        boolean complete = customer.blanks().isEmpty();
        for (CustomerColumn column : COLUMNS) {
            if (column != CustomerColumn.CLIENTNUM) {
                to.symbol(',');
            }
            if (complete || !customer.blanks().contains(column)) {
                value(customer, column, to);
            }
        }
        appendExtras(customer, row, to);
        to.symbol('\n');
    }

    private void appendExtras(SimulatedCustomer customer, long row, CsvBuffer to) {
        simulator.observedOn(row).ifPresent(day -> {
            to.symbol(',');
            to.text(day.toString());
        });
        if (simulator.includesTrueProbability()) {
            to.symbol(',');
            to.decimal(customer.churnProbability(), 9);
        }
    }

    private static void value(SimulatedCustomer customer, CustomerColumn column, CsvBuffer to) {
        if (column.isCategory()) {
            to.symbol('"');
            customer.append(column, to);
            to.symbol('"');
        } else {
            customer.append(column, to);
        }
    }

    private static void quote(String text, CsvBuffer to) {
        to.symbol('"');
        to.text(text);
        to.symbol('"');
    }
}
