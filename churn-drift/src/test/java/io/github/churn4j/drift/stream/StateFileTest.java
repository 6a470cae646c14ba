package io.github.churn4j.drift.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.internal.io.Sha256;
import io.github.churn4j.model.Models;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateFileTest {

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void inFolder() {
        file = folder.resolve("drift/state.bin");
    }

    static Stream<Arguments> cuts() {
        return Streams.WINDOWS.stream().flatMap(w -> Stream.of(1, 60, 333, 451).map(cut -> Arguments.of(w, cut)));
    }

    private static byte[] state(StreamWatch watch) {
        return StateWriter.write(watch.state());
    }

    /** The snapshot without its arrays, which are compared as bytes of the state. */
    private static DriftSnapshot bare(StreamWatch watch) {
        DriftSnapshot s = watch.snapshot(0);
        return new DriftSnapshot(
                s.model(),
                s.version(),
                s.asOf(),
                s.observed(),
                s.dropped(),
                s.late(),
                s.capped(),
                s.refused(),
                s.filling(),
                s.verdict(),
                s.latest(),
                s.history(),
                s.episodes(),
                Map.of(),
                s.window(),
                s.alpha(),
                s.guarantee(),
                s.scoreChange(),
                s.errorChange());
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void aStreamCutInTwoGoesOnAsIfItWereWhole(Window window, int cut) {
        List<DriftEvent> heard = new ArrayList<>();
        List<DriftEvent> heardByParts = new ArrayList<>();
        WatchSettings settings =
                WatchSettings.of(Streams.watching(window).history(30).listener(heard::add));
        WatchSettings again =
                WatchSettings.of(Streams.watching(window).history(30).listener(heardByParts::add));
        List<Observation> stream = Streams.unruly(500, 21);

        StreamWatch whole = new StreamWatch(settings);
        stream.forEach(whole::accept);

        StreamWatch first = new StateFile(file).open(again);
        stream.subList(0, cut).forEach(first::accept);
        new StateFile(file).save(first, again.identity());
        StreamWatch second = new StateFile(file).open(again);
        assertThat(state(second)).isEqualTo(state(first));
        stream.subList(cut, stream.size()).forEach(second::accept);

        assertThat(state(second)).isEqualTo(state(whole));
        assertThat(bare(second)).isEqualTo(bare(whole));
        assertThat(heardByParts).isEqualTo(heard).isNotEmpty();
    }

    @Test
    void theEstimatesOfAModelAreKept() {
        WatchSettings settings = WatchSettings.of(DriftMonitor.builder(Models.forest())
                .window(Window.tumbling(20))
                .minimum(10));
        StreamWatch watch = new StreamWatch(settings);
        Streams.unruly(50, 3).forEach(watch::accept);
        assertThat(watch.snapshot(0).latest().orElseThrow().estimated()).isPresent();
        new StateFile(file).save(watch, settings.identity());
        assertThat(bare(new StateFile(file).open(settings))).isEqualTo(bare(watch));
    }

    private WatchSettings saved(Window window) {
        WatchSettings settings = WatchSettings.of(Streams.watching(window));
        StreamWatch watch = new StreamWatch(settings);
        Streams.unruly(100, 4).forEach(watch::accept);
        new StateFile(file).save(watch, settings.identity());
        return settings;
    }

    private void startsAfresh(WatchSettings settings) {
        assertThat(new StateFile(file).open(settings).snapshot(0).observed()).isZero();
        assertThat(file).doesNotExist();
        assertThat(folder.resolve("drift/state.bin.aside")).exists();
    }

    @Test
    void aStateOfAnotherWindowIsPutAside() {
        saved(Window.tumbling(60));
        startsAfresh(WatchSettings.of(Streams.watching(Window.tumbling(61))));
    }

    @Test
    void aStateOfAnotherModelIsPutAside() {
        saved(Window.tumbling(60));
        startsAfresh(WatchSettings.of(DriftMonitor.builder(Models.forest()).window(Window.tumbling(60))));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 8, 11, 20, 44, 80, 200, 1000, -1})
    void aDamagedStateIsPutAside(int at) throws IOException {
        WatchSettings settings = saved(Window.tumbling(60));
        byte[] bytes = Files.readAllBytes(file);
        bytes[at < 0 ? bytes.length + at : at] ^= 0x40;
        Files.write(file, bytes);
        startsAfresh(settings);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 75, 76, 500})
    void aTornStateIsPutAside(int length) throws IOException {
        WatchSettings settings = saved(Window.tumbling(60));
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
        startsAfresh(settings);
    }

    static Stream<Arguments> places() {
        // key from 76, clock 92, end 100, sums from 108, windows 140, passed from 148, rows from 196
        return Stream.of(Window.tumbling(60), Window.sliding(Duration.ofMinutes(1), Duration.ofSeconds(17)))
                .flatMap(w -> Stream.of(
                                76, 92, 99, 100, 103, 107, 150, 188, 191, 196, 199, 203, 250, 400, 600, 900, 1500, 3000)
                        .map(at -> Arguments.of(w, at)));
    }

    private static byte[] hashed(byte[] forged) {
        byte[] hash = HexFormat.of().parseHex(Sha256.of(Arrays.copyOfRange(forged, 44, forged.length)));
        System.arraycopy(hash, 0, forged, 12, hash.length);
        return forged;
    }

    @ParameterizedTest
    @ValueSource(longs = {-100_000_000_000_000_000L, 0, 1, Long.MAX_VALUE})
    void anEndOfAWindowThatCannotBeIsPutAside(long end) throws IOException {
        WatchSettings settings = saved(Window.tumbling(Duration.ofMinutes(1)));
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer.wrap(bytes).putLong(100, end);
        Files.write(file, hashed(bytes));
        startsAfresh(settings);
    }

    @Test
    void aClockThatRanAwayIsPutAside() throws IOException {
        WatchSettings settings = saved(Window.tumbling(60));
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer.wrap(bytes).putLong(92, Instant.parse("2099-01-01T00:00:00Z").toEpochMilli());
        Files.write(file, hashed(bytes));
        startsAfresh(settings);
    }

    @Test
    void aFileThatIsFarTooLargeIsPutAsideUnread() throws IOException {
        WatchSettings settings = saved(Window.tumbling(60));
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 40);
        }
        startsAfresh(settings);
    }

    @Test
    void namesOfCustomersCannotBeFoundWithoutTheKey() {
        WatchSettings settings = WatchSettings.of(DriftMonitor.builder(Models.SCHEMA, Streams.REFERENCE));
        WatchSettings other = WatchSettings.of(DriftMonitor.builder(Models.SCHEMA, Streams.REFERENCE));
        assertThat(settings.key()).isNotEqualTo(other.key());
    }

    /** The hash vouches for the bytes, not for who wrote them. */
    @ParameterizedTest
    @MethodSource("places")
    void bytesThatMakeNoSenseNeverStopTheStart(Window window, int at) throws IOException {
        WatchSettings settings = saved(window);
        byte[] bytes = Files.readAllBytes(file);
        for (int value : new int[] {0x80, 0x7F, 0xFF, 0x01}) {
            byte[] forged = bytes.clone();
            forged[at] ^= (byte) value;
            Files.write(file, hashed(forged));
            StreamWatch watch = new StateFile(file).open(settings);
            Streams.unruly(200, 5).forEach(watch::accept);
            assertThat(watch.snapshot(0).observed()).isPositive();
        }
    }

    @Test
    void aFileIsWrittenOnlyIfSomethingHappened() throws IOException {
        WatchSettings settings = saved(Window.tumbling(60));
        StateFile state = new StateFile(file);
        StreamWatch watch = state.open(settings);
        Files.delete(file);
        state.save(watch, settings.identity());
        assertThat(file).doesNotExist();
        watch.accept(new Observation.Passed(Streams.START.plus(Duration.ofDays(9))));
        state.save(watch, settings.identity());
        assertThat(file).exists();
    }
}
