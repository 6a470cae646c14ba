package io.github.churn4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.internal.io.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChurnModelBundleTest {

    @TempDir
    Path folder;

    static Stream<ChurnModel> models() {
        return Models.all().stream();
    }

    // ---- round trips

    @ParameterizedTest
    @MethodSource("models")
    void aReadModelEqualsTheWrittenOneToTheLastBit(ChurnModel model) {
        Path file = folder.resolve("model.churn");
        model.write(file);
        ChurnModel read = ChurnModel.read(file);
        Dataset others = Models.customers(500, 9);
        assertThat(ChurnPredictor.of(read).probabilities(others))
                .isEqualTo(ChurnPredictor.of(model).probabilities(others));
        assertThat(read.sha256()).isEqualTo(model.sha256()).isEqualTo(Sha256.of(Bundles.bytes(read)));
        assertThat(read.size()).isEqualTo(model.size());
        assertThat(read.name()).isEqualTo(model.name());
        assertThat(read.schema()).isEqualTo(model.schema());
        assertThat(read.pipeline().toJson()).isEqualTo(model.pipeline().toJson());
        assertThat(read.calibration()).isEqualTo(model.calibration());
        assertThat(read.decision()).isEqualTo(model.decision());
        assertThat(read.profile()).isEqualTo(model.profile());
        assertThat(read.provenance()).isEqualTo(model.provenance());
        assertThat(List.of(read.evaluation(), read.card(), read.report()))
                .containsExactly(model.evaluation(), model.card(), model.report());
        assertThat(BundleWriter.write(read).sha256()).isEqualTo(model.sha256());
    }

    @Test
    void theSameModelGivesTheSameBytes() {
        assertThat(Models.all())
                .extracting(ChurnModel::sha256)
                .isEqualTo(models().map(ChurnModel::sha256).toList());
        assertThat(Models.all()).extracting(ChurnModel::sha256).doesNotHaveDuplicates();
    }

    @Test
    void theTimeZoneDoesNotShowInTheBytes() {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            String east = Models.logistic().sha256();
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            assertThat(Models.logistic().sha256()).isEqualTo(east);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void anyZipToolCanOpenABundle(ChurnModel model) throws IOException {
        Path file = folder.resolve("model.churn");
        model.write(file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> entries = zip.stream().toList();
            assertThat(entries.get(0).getName()).isEqualTo("manifest.json");
            Map<String, byte[]> expected = Bundles.entries(Files.readAllBytes(file));
            assertThat(entries).extracting(ZipEntry::getName).containsExactlyElementsOf(expected.keySet());
            for (ZipEntry entry : entries) {
                assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
                assertThat(zip.getInputStream(entry).readAllBytes()).isEqualTo(expected.get(entry.getName()));
                assertThat(entry.getTimeLocal()).hasToString("1980-01-01T00:00");
            }
        }
    }

    // ---- damage

    @ParameterizedTest
    @MethodSource("models")
    void everyFlippedBitIsFound(ChurnModel model) {
        byte[] bundle = Bundles.bytes(model);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 500; i++) {
            // the end of a zip is its directory, which a reader of streams never looks at
            int at = i % 2 == 0 ? random.nextInt(bundle.length) : bundle.length - 1 - random.nextInt(1000);
            byte[] flipped = bundle.clone();
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> ChurnModel.read(flipped, "flipped at " + at))
                    .as("byte %d of %d", at, bundle.length)
                    .isInstanceOf(BundleException.class)
                    .hasMessageContaining("flipped at " + at);
        }
    }

    @Test
    void everyTruncationAndAnythingAppendedIsFound() {
        byte[] bundle = Bundles.bytes(Models.logistic());
        for (int length = 0; length < bundle.length; length += length < 100 || length > bundle.length - 100 ? 3 : 199) {
            byte[] cut = Arrays.copyOf(bundle, length);
            assertThatThrownBy(() -> ChurnModel.read(cut, "cut")).isInstanceOf(BundleException.class);
        }
        for (int more : new int[] {1, 22, 1000}) {
            byte[] longer = Arrays.copyOf(bundle, bundle.length + more);
            assertThatThrownBy(() -> ChurnModel.read(longer, "longer")).isInstanceOf(BundleException.class);
        }
    }

    /** A hash keeps accidents out, not somebody who can compute one. */
    @ParameterizedTest
    @MethodSource("models")
    void wrongContentsUnderRightHashesGiveAModelOrABundleException(ChurnModel model) {
        Map<String, byte[]> entries = Bundles.entries(Bundles.bytes(model));
        List<String> names = entries.keySet().stream()
                .filter(n -> !n.equals(BundleFormat.MANIFEST) && !n.equals(BundleFormat.PROFILE))
                .toList();
        SplittableRandom random = new SplittableRandom(2);
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            String name = names.get(i % names.size());
            byte[] content = Bundles.entry(entries, name).clone();
            content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
            Map<String, byte[]> changed = new LinkedHashMap<>(entries);
            changed.put(name, content);
            try {
                double[] p = ChurnPredictor.of(ChurnModel.read(Bundles.sealed(changed), "sealed"))
                        .probabilities(Models.CUSTOMERS);
                assertThat(p).hasSize(60);
            } catch (BundleException e) {
                refused++;
            } catch (IllegalArgumentException e) {
                assertThat(e).as("a changed schema").hasMessageContaining("read by a schema with other features");
            }
        }
        assertThat(refused).isGreaterThan(60);
    }

    @Test
    void hugeNumbersInTheTreesHeaderAllocateNothing() {
        Map<String, byte[]> entries = Bundles.entries(Bundles.bytes(Models.boosting()));
        for (int at : new int[] {1, 5, 9}) {
            for (int number : new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, 0, 100_000_000}) {
                byte[] trees = Bundles.entry(entries, BundleFormat.TREES).clone();
                ByteBuffer.wrap(trees).putInt(at, number);
                Map<String, byte[]> changed = new LinkedHashMap<>(entries);
                changed.put(BundleFormat.TREES, trees);
                assertThatThrownBy(() -> ChurnModel.read(Bundles.sealed(changed), "huge"))
                        .isInstanceOf(BundleException.class)
                        .hasMessageContaining("huge is intact but does not describe a model: trees:");
            }
        }
    }

    // ---- what is no bundle

    private static byte[] withManifest(UnaryOperator<String> change) {
        Map<String, byte[]> entries = Bundles.entries(Bundles.bytes(Models.logistic()));
        String manifest = Bundles.text(entries, BundleFormat.MANIFEST);
        String changed = change.apply(manifest);
        assertThat(changed).isNotEqualTo(manifest);
        entries.put(BundleFormat.MANIFEST, changed.getBytes(StandardCharsets.UTF_8));
        return Bundles.pack(entries);
    }

    private static void assertRefused(byte[] bundle, String message) {
        assertThatThrownBy(() -> ChurnModel.read(bundle, "it"))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aNewerFormatAsksForANewerLibrary() {
        assertRefused(
                withManifest(m -> m.replace("\"formatVersion\" : 1", "\"formatVersion\" : 2")),
                "it has bundle format 2, this version of churn4j reads format 1; use a newer churn4j");
    }

    @Test
    void anotherFormatIsNoBundle() {
        assertRefused(withManifest(m -> m.replace("churn4j-model", "cat-pictures")), "names another format");
        assertRefused(withManifest(m -> m.replace("{", "[")), "is not valid JSON");
    }

    @Test
    void missingAdditionalAndForeignEntriesAreFound() {
        Map<String, byte[]> entries = Bundles.entries(Bundles.bytes(Models.logistic()));
        Map<String, byte[]> fewer = new LinkedHashMap<>(entries);
        fewer.remove(BundleFormat.CALIBRATION);
        assertRefused(Bundles.pack(fewer), "entry calibration.json is missing");
        assertRefused(Bundles.sealed(fewer), "entry calibration.json is missing");
        Map<String, byte[]> more = new LinkedHashMap<>(entries);
        more.put("../../etc/passwd", new byte[3]);
        assertRefused(Bundles.pack(more), "entry ../../etc/passwd is not in the manifest");
        Map<String, byte[]> other = new LinkedHashMap<>(entries);
        other.put(BundleFormat.CARD, new byte[3]);
        assertRefused(Bundles.pack(other), "entry card.md does not have the SHA-256 its manifest states");
        Map<String, byte[]> none = new LinkedHashMap<>(entries);
        none.remove(BundleFormat.MANIFEST);
        assertRefused(Bundles.pack(none), "it has no manifest.json");
    }

    @Test
    void aCompressedZipIsRefusedBeforeItIsInflated() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(BundleFormat.MANIFEST));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                zip.write(zeros);
            }
        }
        assertRefused(out.toByteArray(), "it has entries that no bundle has");
    }

    @Test
    void tooManyEntriesAreRefused() {
        Map<String, byte[]> entries = Bundles.entries(Bundles.bytes(Models.logistic()));
        for (int i = 0; i < 64; i++) {
            entries.put("more" + i, new byte[1]);
        }
        assertRefused(Bundles.sealed(entries), "it has entries that no bundle has");
    }

    @Test
    void classifierAndPipelineMustFit() {
        Map<String, byte[]> entries = Bundles.entries(Bundles.bytes(Models.logistic()));
        String pruned = Bundles.text(entries, BundleFormat.CLASSIFIER).replaceAll("\\[ [^,]*, ", "[ ");
        entries.put(BundleFormat.CLASSIFIER, pruned.getBytes(StandardCharsets.UTF_8));
        assertRefused(Bundles.sealed(entries), "the classifier reads 8 model features, the pipeline makes 9");
    }

    @Test
    void filesThatAreNoBundlesAreNamed() throws IOException {
        Path missing = folder.resolve("missing.churn");
        assertThatThrownBy(() -> ChurnModel.read(missing))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("missing.churn does not exist; train one with churn:train");
        assertThatThrownBy(() -> ChurnModel.read(folder))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("is a directory, expected a model bundle");
        for (String content :
                List.of("", "PK", "age,plan\n1,gold\n", "PK\u0003\u0004 and no more than that, as text")) {
            Path file = Files.writeString(folder.resolve("text.churn"), content);
            assertThatThrownBy(() -> ChurnModel.read(file)).isInstanceOf(BundleException.class);
        }
    }

    @Test
    void aFileOfMoreThanAGibibyteIsNotRead() throws IOException {
        Path file = folder.resolve("huge.churn");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength((1L << 30) + 1);
        }
        assertThatThrownBy(() -> ChurnModel.read(file))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("is larger than 1 GiB");
    }

    // ---- fixtures

    /**
     * Predictions recorded when the fixtures were made; see the README beside them. They must stay readable and say
     * the same for ever.
     */
    @Test
    void bundlesOfVersion1StayReadableAndPredictTheSame() throws IOException {
        Map<String, double[]> recorded = Map.of(
                "logistic",
                        new double[] {
                            0.5527861937005899,
                            0.4327389762280982,
                            0.47174448284063214,
                            0.31194893665148055,
                            0.479674025866284,
                            0.6409282655056657,
                            0.10396735673562467,
                            0.4938940965579851
                        },
                "forest",
                        new double[] {
                            0.707971505372599,
                            0.6843756960873058,
                            0.7183649029252016,
                            0.5951164984945145,
                            0.6993800270315875,
                            0.7025061248642948,
                            0.4992888852080371,
                            0.6687192855789621
                        },
                "boosting",
                        new double[] {
                            0.09335892808692592,
                            0.019241977237236585,
                            0.0560251751093132,
                            0.035640781284766665,
                            0.06587304806564834,
                            0.021489200307621453,
                            0.013732846025075275,
                            0.0992300534354482
                        });
        for (Map.Entry<String, double[]> each : recorded.entrySet()) {
            byte[] bundle = fixture(each.getKey());
            ChurnModel model = ChurnModel.read(bundle, each.getKey());
            ChurnPredictor predictor = ChurnPredictor.of(model);
            double[] expected = each.getValue();
            for (int row = 0; row < expected.length; row++) {
                assertThat(predictor.probability(Models.customer(row))).isEqualTo(expected[row]);
            }
            assertThat(model.provenance().seed()).isEqualTo(Long.MIN_VALUE);
        }
    }

    @Test
    void theWriterStillWritesTheBytesOfVersion1() throws IOException {
        for (ChurnModel model : Models.all()) {
            assertThat(Bundles.entries(Bundles.bytes(model)).entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, e -> new String(e.getValue(), StandardCharsets.ISO_8859_1))))
                    .isEqualTo(Bundles.entries(fixture(model.name())).entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, e -> new String(e.getValue(), StandardCharsets.ISO_8859_1))));
            assertThat(Bundles.bytes(model)).isEqualTo(fixture(model.name()));
        }
    }

    private static byte[] fixture(String name) throws IOException {
        try (var in = ChurnModelBundleTest.class.getResourceAsStream("bundles-v1/" + name + ".churn")) {
            assertThat(in).isNotNull();
            return in.readAllBytes();
        }
    }
}
