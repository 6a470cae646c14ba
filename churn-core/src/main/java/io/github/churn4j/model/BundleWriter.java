package io.github.churn4j.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.internal.io.Sha256;
import io.github.churn4j.internal.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes bundles: a zip of stored entries with a fixed time, the manifest first.
 *
 * <p>Entries are stored, not deflated: compressed bytes differ between zlib builds, and a stored bundle loads faster.
 */
final class BundleWriter {

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
        model.seenRows().ifPresent(seen -> entries.put(BundleFormat.SEEN_ROWS, SeenRowsCodec.write(seen)));
        model.monitoring().ifPresent(text -> put(entries, BundleFormat.MONITORING, text));
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
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(BundleFormat.MANIFEST, manifest);
        all.putAll(entries);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            StoredZip.write(all, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("a bundle could not be put together in memory", e);
        }
        return bytes.toByteArray();
    }
}
