package io.github.churn4j.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.internal.io.Sha256;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.pipeline.FittedPipeline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads bundles: every entry is checked against the manifest's size and SHA-256 before it is parsed. */
final class BundleReader {

    private final Map<String, byte[]> entries;
    private final String place;

    private BundleReader(Map<String, byte[]> entries, String place) {
        this.entries = entries;
        this.place = place;
    }

    static ChurnModel read(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new BundleException(file + " is a directory, expected a model bundle such as model.churn");
            }
            if (Files.size(file) > BundleFormat.LARGEST_BUNDLE) {
                throw new BundleException(file + " is larger than 1 GiB, which no model bundle is");
            }
            return read(Files.readAllBytes(file), file.toString());
        } catch (NoSuchFileException e) {
            throw new BundleException(
                    "model bundle " + file + " does not exist; train one with churn:train, or check churn.model", e);
        } catch (IOException e) {
            throw new BundleException("model bundle " + file + " cannot be read: " + e, e);
        }
    }

    static ChurnModel read(byte[] bytes, String place) {
        BundleReader reader = new BundleReader(unzip(bytes, place), place);
        try {
            return reader.model(reader.verified(bytes), new BundleBytes(bytes));
        } catch (BundleException e) {
            throw e;
        } catch (ChurnException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new BundleException(
                    place + " is intact but does not describe a model: " + e.getMessage() + "; train it again", e);
        }
    }

    /** A zip ends with a 22-byte record that tells where its directory begins and how long it is. */
    private static boolean complete(byte[] bytes) {
        int end = bytes.length - 22;
        if (end < 0) {
            return false;
        }
        ByteBuffer record = ByteBuffer.wrap(bytes, end, 22).slice().order(ByteOrder.LITTLE_ENDIAN);
        return record.getInt(0) == 0x06054b50 && (long) record.getInt(12) + record.getInt(16) == end;
    }

    private static Map<String, byte[]> unzip(byte[] bytes, String place) {
        boolean zip = bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K';
        if (zip && !complete(bytes)) {
            throw new BundleException(place + " is truncated: its end is missing; fetch it again");
        }
        Map<String, byte[]> entries = zip ? entries(bytes, place) : Map.of();
        if (entries.isEmpty()) {
            throw new BundleException(place + " is no model bundle (a zip that begins with " + BundleFormat.MANIFEST
                    + "); check churn.model");
        }
        return entries;
    }

    private static Map<String, byte[]> entries(byte[] bytes, String place) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getMethod() != ZipEntry.STORED || entries.size() == BundleFormat.MOST_ENTRIES) {
                    throw damaged(place, "it has entries that no bundle has");
                }
                if (entries.put(entry.getName(), zip.readAllBytes()) != null) {
                    throw damaged(place, "entry " + entry.getName() + " occurs twice");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new BundleException(place + " is damaged or truncated (" + e.getMessage() + "); fetch it again", e);
        }
        return entries;
    }

    /** Whether all bytes are those the writer writes, also where a zip says a thing twice or nobody looks. */
    private boolean canonical(byte[] bytes) {
        Expected expected = new Expected(bytes);
        try {
            StoredZip.write(entries, expected);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return expected.met();
    }

    /** Compares what is written to it with some bytes. */
    private static final class Expected extends OutputStream {
        private final byte[] bytes;
        private int at;
        private boolean equal = true;

        Expected(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] given, int from, int length) {
            equal = equal
                    && length <= bytes.length - at
                    && Arrays.equals(bytes, at, at + length, given, from, from + length);
            at += equal ? length : 0;
        }

        boolean met() {
            return equal && at == bytes.length;
        }
    }

    private static BundleException damaged(String place, String how) {
        return new BundleException(place + " is damaged: " + how + "; fetch it again");
    }

    /** The manifest, after every entry was found to be what it says. */
    private JsonNode verified(byte[] zip) {
        boolean canonical = canonical(zip);
        byte[] bytes = entries.remove(BundleFormat.MANIFEST);
        if (bytes == null) {
            throw new BundleException(place + " is no model bundle: it has no " + BundleFormat.MANIFEST);
        }
        JsonNode manifest = Json.read(text(bytes), place + "!" + BundleFormat.MANIFEST);
        if (!BundleFormat.FORMAT.equals(manifest.path("format").asText())) {
            throw new BundleException(place + " is no model bundle: its manifest names another format");
        }
        int version = manifest.path("formatVersion").asInt();
        if (version != BundleFormat.VERSION) {
            throw new BundleException(place + " has bundle format " + version
                    + ", this version of churn4j reads format " + BundleFormat.VERSION + "; use a newer churn4j");
        }
        JsonNode list = manifest.path("entries");
        entries.forEach((name, content) -> {
            JsonNode expected = list.path(name);
            if (expected.isMissingNode()) {
                throw damaged(place, "entry " + name + " is not in the manifest");
            }
            if (expected.path("size").asLong() != content.length
                    || !expected.path("sha256").asText().equals(Sha256.of(content))) {
                throw damaged(place, "entry " + name + " does not have the SHA-256 its manifest states");
            }
        });
        list.fieldNames().forEachRemaining(name -> {
            if (!entries.containsKey(name)) {
                throw damaged(place, "entry " + name + " is missing");
            }
        });
        if (!canonical) {
            throw damaged(place, "its zip is not put together as a bundle's is");
        }
        return manifest;
    }

    private ChurnModel model(JsonNode manifest, BundleBytes bundle) {
        ChurnSchema schema = ChurnSchema.fromJson(entry(BundleFormat.SCHEMA));
        FittedPipeline pipeline = FittedPipeline.fromJson(entry(BundleFormat.PIPELINE), schema);
        ChurnModel.Builder model = ChurnModel.builder();
        byte[] seen = entries.get(BundleFormat.SEEN_ROWS);
        if (seen != null) {
            model.seenRows(SeenRowsCodec.read(seen, schema));
        }
        if (entries.containsKey(BundleFormat.MONITORING)) {
            model.monitoring(entry(BundleFormat.MONITORING));
        }
        return model.name(Json.text(manifest, "name", BundleFormat.MANIFEST))
                .pipeline(pipeline)
                .classifier(ClassifierCodec.read(
                        entry(BundleFormat.CLASSIFIER), () -> bytes(BundleFormat.TREES), pipeline.width()))
                .calibration(PartsCodec.calibration(entry(BundleFormat.CALIBRATION)))
                .decision(PartsCodec.decision(entry(BundleFormat.DECISION)))
                .profile(PartsCodec.profile(entry(BundleFormat.PROFILE)))
                .evaluation(entry(BundleFormat.EVALUATION))
                .provenance(PartsCodec.provenance(entry(BundleFormat.PROVENANCE)))
                .card(entry(BundleFormat.CARD))
                .report(entry(BundleFormat.REPORT))
                .bundle(bundle)
                .build();
    }

    private String entry(String name) {
        return text(bytes(name));
    }

    private byte[] bytes(String name) {
        byte[] content = entries.get(name);
        if (content == null) {
            throw damaged(place, "entry " + name + " is missing");
        }
        return content;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
