package io.github.churn4j.registry.dvc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** What the real client wrote, and the data it wrote it of; see the README beside the fixtures. */
final class Golden {

    private Golden() {}

    static String text(String name) {
        try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream("/dvc/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The data that make-fixtures.sh makes. */
    static void writeData(Path root) throws IOException {
        write(root, "raw/customers.csv", "id,age\n1,45\n2,51\n");
        write(root, "empty.csv", "");
        write(root, "run.sh", "#!/bin/sh\necho run\n");
        executable(root.resolve("run.sh"));
        write(root, "data/a.txt", "a\n");
        write(root, "data/nested/b.txt", "b\n");
        write(root, "data/nested/deep/c.txt", "c\n");
        write(root, "data/empty", "");
        write(root, "data/.hidden", "h\n");
        write(root, "data/say \"hi\".txt", "q\n");
        write(root, "data/\u00fc.txt", "u\n");
        write(root, "data/u\u0308.txt", "nfd\n");
        write(root, "data/\ufb01.txt", "bmp\n");
        write(root, "data/\ud83d\ude00.txt", "astral\n");
        write(root, "data/run.sh", "x\n");
        executable(root.resolve("data/run.sh"));
    }

    static void write(Path root, String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
