package io.github.churn4j.registry.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileStoreContractTest extends ObjectStoreContract {

    @TempDir
    Path folder;

    @Override
    protected String root() {
        return folder.resolve("registry").toString();
    }

    @Override
    protected ObjectStore open() {
        return FileStore.open(Path.of(root()));
    }
}
