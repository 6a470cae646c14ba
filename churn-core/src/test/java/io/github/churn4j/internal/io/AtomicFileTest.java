package io.github.churn4j.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    private Path folder;

    @Test
    void replacesAnOlderFile() throws IOException {
        Path file = folder.resolve("deep/down/file.txt");
        AtomicFile.write(file, "old");
        AtomicFile.write(file, "new");
        assertThat(file).hasContent("new");
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aFailureLeavesTheOldFileAndNoPart() throws IOException {
        Path file = folder.resolve("file.txt");
        AtomicFile.write(file, "old");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("file.txt")
                .hasMessageContaining("No space left on device");
        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void namesADirectoryThatCannotBeWritten() throws IOException {
        Path taken = Files.createFile(folder.resolve("taken"));
        assertThatThrownBy(() -> AtomicFile.write(taken.resolve("file.txt"), "text"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("taken");
    }
}
