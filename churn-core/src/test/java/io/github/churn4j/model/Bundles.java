package io.github.churn4j.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.internal.io.Sha256;
import io.github.churn4j.internal.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Bundles as bytes, to be taken apart and put together wrongly. */
final class Bundles {

    private Bundles() {}

    static byte[] bytes(ChurnModel model) {
        try {
            Path file = Files.createTempFile("bundle", ".churn");
            try {
                model.write(file);
                return Files.readAllBytes(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The entries of a bundle in order, the manifest among them. */
    static Map<String, byte[]> entries(byte[] bundle) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    /** A bundle of these entries as they are. */
    static byte[] pack(Map<String, byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            StoredZip.write(entries, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A bundle whose manifest states the right hashes of entries that may be wrong. */
    static byte[] sealed(Map<String, byte[]> entries) {
        ObjectNode manifest = (ObjectNode) Json.read(text(entries, BundleFormat.MANIFEST), "manifest");
        ObjectNode list = manifest.putObject("entries");
        entries.forEach((name, content) -> {
            if (!name.equals(BundleFormat.MANIFEST)) {
                list.putObject(name).put("size", content.length).put("sha256", Sha256.of(content));
            }
        });
        Map<String, byte[]> all = new LinkedHashMap<>(entries);
        all.put(BundleFormat.MANIFEST, Json.write(manifest).getBytes(StandardCharsets.UTF_8));
        return pack(all);
    }

    static String text(Map<String, byte[]> entries, String name) {
        return new String(entry(entries, name), StandardCharsets.UTF_8);
    }

    static byte[] entry(Map<String, byte[]> entries, String name) {
        return Objects.requireNonNull(entries.get(name), name);
    }
}
