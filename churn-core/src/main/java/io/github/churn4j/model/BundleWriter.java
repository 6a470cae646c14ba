package io.github.churn4j.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.internal.io.Sha256;
import io.github.churn4j.internal.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes bundles: a zip of stored entries with a fixed time, the manifest first.
 *
 * <p>Entries are stored, not deflated: compressed bytes differ between zlib builds, and a stored bundle loads faster.
 */
final class BundleWriter {

    private static final LocalDateTime ZIP_EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private BundleWriter() {}

    static BundleBytes write(ChurnModel model) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        put(entries, BundleFormat.SCHEMA, model.schema().toJson());
        put(entries, BundleFormat.PIPELINE, model.pipeline().toJson());
        put(entries, BundleFormat.CLASSIFIER, ClassifierCodec.description(model.classifier()));
        if (model.classifier() instanceof TreeEnsemble ensemble) {
            entries.put(BundleFormat.TREES, TreeCodec.write(ensemble));
        }
        put(entries, BundleFormat.CALIBRATION, PartsCodec.write(model.calibration()));
        put(entries, BundleFormat.DECISION, PartsCodec.write(model.decision()));
        put(entries, BundleFormat.PROFILE, PartsCodec.write(model.profile()));
        put(entries, BundleFormat.EVALUATION, model.evaluation());
        put(entries, BundleFormat.PROVENANCE, PartsCodec.write(model.provenance()));
        put(entries, BundleFormat.CARD, model.card());
        put(entries, BundleFormat.REPORT, model.report());
        byte[] manifest = manifest(model.name(), entries).getBytes(StandardCharsets.UTF_8);
        return new BundleBytes(zip(manifest, entries));
    }

    private static void put(Map<String, byte[]> entries, String name, String text) {
        entries.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String manifest(String name, Map<String, byte[]> entries) {
        ObjectNode root = Json.object();
        root.put("format", BundleFormat.FORMAT);
        root.put("formatVersion", BundleFormat.VERSION);
        root.put("name", name);
        ObjectNode list = root.putObject("entries");
        entries.forEach((entry, bytes) ->
                list.putObject(entry).put("size", bytes.length).put("sha256", Sha256.of(bytes)));
        return Json.write(root);
    }

    private static byte[] zip(byte[] manifest, Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            store(zip, BundleFormat.MANIFEST, manifest);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                store(zip, entry.getKey(), entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a bundle could not be put together in memory", e);
        }
        return bytes.toByteArray();
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(ZIP_EPOCH);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
