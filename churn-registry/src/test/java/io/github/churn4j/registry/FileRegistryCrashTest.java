package io.github.churn4j.registry;

import io.github.churn4j.registry.store.FileStore;
import io.github.churn4j.registry.store.ObjectStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileRegistryCrashTest extends RegistryCrashContract {

    @TempDir
    Path root;

    @Override
    protected ObjectStore open() {
        return FileStore.open(root);
    }
}
