package io.github.churn4j.registry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.registry.store.ObjectStore.StoredObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest {

    @TempDir
    Path folder;

    @Test
    void refusesLinksAndWhatIsNoFile() throws Exception {
        Path secret = Files.createDirectories(folder.resolve("outside/b"));
        Files.writeString(secret.resolve("c"), "secret");
        FileStore store = FileStore.open(folder.resolve("root"));
        store.putIfAbsent("inside/b", Content.of(new byte[1]));
        Files.createSymbolicLink(folder.resolve("root/a"), folder.resolve("outside"));
        Files.createSymbolicLink(folder.resolve("root/k"), secret.resolve("c"));
        Files.createSymbolicLink(folder.resolve("root/i"), folder.resolve("root/inside"));
        for (String key : List.of("a/b/c", "k", "i/b")) {
            assertThatThrownBy(() -> store.get(key, 10))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("symbolic link");
            assertThatThrownBy(() -> store.open(key)).isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> store.stat(key)).isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> store.touch(key)).isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> store.delete(key)).isInstanceOf(StoreException.class);
        }
        assertThatThrownBy(() -> store.putIfAbsent("a/b/d", Content.of(new byte[1])))
                .isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> store.list("a/", "", 10)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> store.first("a/b/")).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> store.children("a/b/")).isInstanceOf(StoreException.class);
        assertThat(secret).isDirectoryNotContaining(path -> path.endsWith("d"));
        Assumptions.assumeTrue(call("mkfifo", folder.resolve("root/pipe").toString()) == 0, "no mkfifo here");
        assertThatThrownBy(() -> store.get("pipe", 10))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("neither a file nor a directory");
    }

    @Test
    void mayLieBehindALink() throws IOException {
        Files.createDirectories(folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
        FileStore.open(folder.resolve("link")).putIfAbsent("a/b", Content.of(new byte[3]));
        assertThat(folder.resolve("real/a/b")).hasSize(3);
    }

    @Test
    void leavesNothingButObjects() throws IOException {
        FileStore store = FileStore.open(folder);
        store.putIfAbsent("a/b", Content.of(new byte[3]));
        store.putIfAbsent("a/b", Content.of(new byte[3]));
        store.touch("a/b");
        assertThat(files()).containsExactly("a/b");
    }

    @Test
    void sweepsWhatDeadWritersLeft() throws IOException {
        FileStore store = FileStore.open(folder);
        store.putIfAbsent("a/b", Content.of(new byte[3]));
        Instant now = Instant.now();
        Path old = Files.write(folder.resolve("a/.put-1"), new byte[7]);
        Files.setLastModifiedTime(old, FileTime.from(now.minus(Duration.ofDays(2))));
        Files.setLastModifiedTime(folder.resolve("a/b"), FileTime.from(now.minus(Duration.ofDays(2))));
        Files.write(folder.resolve("a/.put-2"), new byte[7]);
        assertThat(store.list("", "", 10)).extracting(StoredObject::key).containsExactly("a/b");
        assertThat(store.children("a/")).containsExactly("b");

        Instant before = now.minus(Duration.ofDays(1));
        assertThat(store.sweepLeftovers(before, true))
                .extracting(StoredObject::key)
                .containsExactly("a/.put-1");
        assertThat(files()).containsExactly("a/.put-1", "a/.put-2", "a/b");
        assertThat(store.sweepLeftovers(before, false))
                .extracting(StoredObject::size)
                .containsExactly(7L);
        assertThat(files()).containsExactly("a/.put-2", "a/b");
    }

    @Test
    void asksForHardLinks() {
        assertThatThrownBy(() -> FileStore.open(folder, (link, existing) -> {
                    throw new UnsupportedOperationException("no links");
                }))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("hard links")
                .hasMessageContaining("choose a directory");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void tellsALostRootFromAnEmptyOne() throws IOException {
        Path root = folder.resolve("root");
        FileStore store = FileStore.open(root);
        Files.move(root, folder.resolve("gone"));
        assertThatThrownBy(() -> store.get("a/b", 10)).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> store.first("a/")).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> store.putIfAbsent("a/b", Content.of(new byte[1])))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("mount");
        Files.createDirectory(root); // as an unmounted mount point looks
        assertThatThrownBy(() -> store.get("a/b", 10)).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> store.putIfAbsent("a/b", Content.of(new byte[1])))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(root).isEmptyDirectory();
        Files.delete(root);
        Files.move(folder.resolve("gone"), root);
        assertThat(store.putIfAbsent("a/b", Content.of(new byte[1]))).isTrue();
    }

    @Test
    void refusesAFileAsRoot() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> FileStore.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("file");
    }

    @Test
    void refusesAKeyBelowOrAboveAnother() {
        FileStore store = FileStore.open(folder);
        store.putIfAbsent("a/b", Content.of(new byte[1]));
        assertThatThrownBy(() -> store.putIfAbsent("a", Content.of(new byte[1])))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("other objects lie below it");
        assertThatThrownBy(() -> store.putIfAbsent("a/b/c/d", Content.of(new byte[1])))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("a/b is an object");
        assertThat(store.get("a/b/c", 1)).isEmpty();
    }

    @Test
    void tellsThatTheDiskIsFullAndGoesOnWhenThereIsRoom() throws Exception {
        onSmallDisk(disk -> {
            FileStore store = FileStore.open(disk);
            assertThat(store.putIfAbsent("a/first", Content.of(new byte[40_000])))
                    .isTrue();
            assertThatThrownBy(() -> store.putIfAbsent("a/second", Content.of(new byte[40_000])))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("a/second")
                    .hasMessageContaining("free space");
            try (Stream<Path> files = Files.list(disk.resolve("a"))) {
                assertThat(files.map(file -> file.getFileName().toString())).containsExactly("first");
            }
            store.delete("a/first");
            assertThat(store.putIfAbsent("a/second", Content.of(new byte[40_000])))
                    .isTrue();
        });
    }

    @Test
    void readsWhatItCannotWrite() throws Exception {
        onSmallDisk(disk -> {
            FileStore.open(disk).putIfAbsent("a/b", Content.of(new byte[3]));
            assertThat(call("mount", "-o", "remount,ro", disk.toString())).isZero();
            FileStore store = FileStore.open(disk);
            assertThat(store.get("a/b", 10)).isPresent();
            assertThat(store.list("", "", 10)).hasSize(1);
            assertThatThrownBy(() -> store.putIfAbsent("a/c", Content.of(new byte[3])))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("a/c")
                    .hasMessageContaining("Read-only");
            assertThat(call("mount", "-o", "remount,rw", disk.toString())).isZero();
            assertThat(store.putIfAbsent("a/c", Content.of(new byte[3]))).isTrue();
        });
    }

    private interface OnDisk {
        void run(Path disk) throws Exception;
    }

    private void onSmallDisk(OnDisk test) throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Assumptions.assumeTrue(
                call("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()) == 0,
                "mounting a small file system needs root");
        try {
            test.run(disk);
        } finally {
            call("umount", disk.toString());
        }
    }

    private static int call(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor();
        } catch (IOException e) {
            return -1;
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
