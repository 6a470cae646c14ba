package io.github.churn4j.training.simulate;

import io.github.churn4j.internal.io.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A seeded generator of bank-card customers whose true churn probability is known.
 *
 * <p>It imitates the public <em>Credit Card customers</em> data set (CC0, 10,127 rows, 16 % churn): the 21 columns, labels
 * and formats, the marginal distributions, the dependences and how hard the label is to learn. <strong>Every customer is
 * simulated.</strong> The constants inside are summary statistics of that data set (quantiles, frequencies,
 * correlations, coefficients), none of its rows is contained, and identifiers start at {@link #FIRST_CLIENTNUM}: ten
 * digits, where the real file has nine. Figures measured on simulated customers say nothing about a real bank.
 *
 * <p>A customer is drawn in this order: a segment, its features through a Gaussian copula, household, account, then the
 * label from an explicit function of the features. Row i depends on nothing but (seed, i, scenario): any number of
 * threads gives the same bytes, and a shorter run is a prefix of a longer one. All arithmetic is that of Java's
 * {@code strictfp} and {@link StrictMath}, so the bytes are the same on every platform.
 *
 * <p>Immutable and thread-safe. A customer costs about a microsecond, constant memory.
 */
public final class CustomerSimulator {

    /** The identifier of row 0; row i has this plus i. Two runs share identifiers. */
    public static final long FIRST_CLIENTNUM = 1_000_000_000L;

    /** The longest run: identifiers stay ten digits that begin with 1, and fit an {@code int}. */
    public static final long MAX_ROWS = 1_000_000_000L;

    /** The header of the optional column with the true probability. It leaks the label: never a feature. */
    public static final String TRUE_PROBABILITY_HEADER = "True_Churn_Probability";

    /** The header of the optional column with the day of observation. */
    public static final String OBSERVED_ON_HEADER = "Observed_On";

    private final long seed;
    private final long rows;
    private final DriftScenario drift;
    private final boolean trueProbability;
    private final @Nullable LocalDate firstDay;
    private final long rowsPerDay;

    private CustomerSimulator(Builder builder) {
        this.seed = builder.seed;
        this.rows = builder.rows;
        this.drift = builder.drift;
        this.trueProbability = builder.trueProbability;
        this.firstDay = builder.firstDay;
        this.rowsPerDay = builder.rowsPerDay;
    }

    /** A builder with seed 42, 10,000 rows, no drift and no additional column. */
    public static Builder builder() {
        return new Builder();
    }

    /** The number that determines, with the row and the scenario, every value. */
    public long seed() {
        return seed;
    }

    /** How many customers there are. */
    public long rows() {
        return rows;
    }

    /** What changes along the rows. */
    public DriftScenario drift() {
        return drift;
    }

    /** Whether the file gets the column {@link #TRUE_PROBABILITY_HEADER}. */
    public boolean includesTrueProbability() {
        return trueProbability;
    }

    /** The headers of the file, the optional ones last. */
    public List<String> header() {
        List<String> header = new ArrayList<>();
        for (CustomerColumn column : CustomerColumn.values()) {
            header.add(column.header());
        }
        if (firstDay != null) {
            header.add(OBSERVED_ON_HEADER);
        }
        if (trueProbability) {
            header.add(TRUE_PROBABILITY_HEADER);
        }
        return List.copyOf(header);
    }

    /** The day the row was observed, when the run has days. */
    public Optional<LocalDate> observedOn(long row) {
        return Optional.ofNullable(firstDay).map(day -> day.plusDays(row / rowsPerDay));
    }

    /**
     * The customer of a row.
     *
     * @throws IllegalArgumentException if {@code row} is outside [0, rows)
     */
    public SimulatedCustomer customer(long row) {
        if (row < 0 || row >= rows) {
            throw new IllegalArgumentException("row is " + row + ", expected [0, " + rows + ")");
        }
        RowRandom random = new RowRandom(seed, row);
        Draft draft = draw(random);
        double intensity = drift.intensity(row);
        if (intensity != 0 && movesSpending(drift.kind())) {
            draft.fallInSpending(intensity);
        }
        double concept = drift.kind() == DriftKind.CONCEPT ? intensity : 0;
        double probability = ChurnFunction.probability(draft, concept);
        boolean churned = random.uniform(Draw.LABEL) < probability;
        Set<CustomerColumn> blanks = random.uniform(Draw.SCENARIO) < intensity ? disturb(draft) : Set.of();
        return draft.finish(FIRST_CLIENTNUM + row, churned, probability, blanks);
    }

    /** All customers in the order of their rows; the stream may be made parallel. */
    public Stream<SimulatedCustomer> stream() {
        return LongStream.range(0, rows).mapToObj(this::customer);
    }

    /** Hands every customer, in the order of the rows and one at a time, to {@code consumer}; what it throws ends the run. */
    public void forEach(Consumer<? super SimulatedCustomer> consumer) {
        for (long row = 0; row < rows; row++) {
            consumer.accept(customer(row));
        }
    }

    /**
     * Writes the run as CSV on the calling thread; see {@link #writeCsv(Path, int)}.
     *
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public void writeCsv(Path file) {
        writeCsv(file, 1);
    }

    /**
     * Writes the run as CSV: UTF-8, LF line ends, header and text quoted, decimals without trailing zeros, blanks empty.
     * The file appears complete or not at all: it is written as {@code name.part} in the same directory, made where it is
     * missing, and then takes the place of an older file. One writer at a time: two would share the part.
     *
     * @param threads how many threads draw and format, 1 or more; the bytes do not depend on it
     * @throws java.io.UncheckedIOException if the file cannot be written; no part is left behind
     */
    public void writeCsv(Path file, int threads) {
        checkThreads(threads);
        AtomicFile.write(file, out -> new CustomerCsv(this).write(out, threads));
    }

    /**
     * Writes the same bytes to a stream, in pieces of about a megabyte, and leaves it open.
     *
     * @throws IOException if the stream throws it
     */
    public void writeCsv(OutputStream out, int threads) throws IOException {
        checkThreads(threads);
        new CustomerCsv(this).write(out, threads);
    }

    private static Draft draw(RowRandom random) {
        Draft draft = new Draft();
        Segment segment = Segments.at(random.uniform(Draw.SEGMENT));
        segment.draw(random, draft);
        int income = Household.draw(random, segment, draft);
        Account.draw(random, segment, income, draft);
        return draft;
    }

    private static boolean movesSpending(DriftKind kind) {
        return kind == DriftKind.SUDDEN || kind == DriftKind.GRADUAL || kind == DriftKind.SEASONAL;
    }

    /** What a scenario does to a finished row: replaces a level, or names the column to be left blank. */
    private Set<CustomerColumn> disturb(Draft draft) {
        if (drift instanceof DriftScenario.NewCategory fresh) {
            draft.replace(fresh.column(), fresh.level());
        }
        if (drift instanceof DriftScenario.MissingValues missing) {
            return Set.of(missing.column());
        }
        return Set.of();
    }

    private static void checkThreads(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + ", expected 1 or more");
        }
    }

    /** Collects the settings of a {@link CustomerSimulator}. Not thread-safe. */
    public static final class Builder {
        private long seed = 42;
        private long rows = 10_000;
        private DriftScenario drift = DriftScenario.none();
        private boolean trueProbability;
        private @Nullable LocalDate firstDay;
        private long rowsPerDay = 1;

        private Builder() {}

        /** Any number; default 42. */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /** How many customers, [1, {@value CustomerSimulator#MAX_ROWS}]; default 10,000. */
        public Builder rows(long rows) {
            this.rows = rows;
            return this;
        }

        /** What changes along the rows; default nothing. */
        public Builder drift(DriftScenario drift) {
            this.drift = drift;
            return this;
        }

        /** Adds {@link CustomerSimulator#TRUE_PROBABILITY_HEADER} to the file; default off, because it leaks the label. */
        public Builder includeTrueProbability(boolean include) {
            this.trueProbability = include;
            return this;
        }

        /** Adds {@link CustomerSimulator#OBSERVED_ON_HEADER} to the file: {@code rowsPerDay} rows (1 or more) a day. */
        public Builder observedFrom(LocalDate firstDay, long rowsPerDay) {
            this.firstDay = firstDay;
            this.rowsPerDay = rowsPerDay;
            return this;
        }

        /**
         * The simulator.
         *
         * @throws IllegalArgumentException if rows or rows per day are outside their ranges
         */
        public CustomerSimulator build() {
            if (rows < 1 || rows > MAX_ROWS) {
                throw new IllegalArgumentException("rows is " + rows + ", expected [1, " + MAX_ROWS + "]");
            }
            if (rowsPerDay < 1) {
                throw new IllegalArgumentException("rowsPerDay is " + rowsPerDay + ", expected 1 or more");
            }
            return new CustomerSimulator(this);
        }
    }
}
