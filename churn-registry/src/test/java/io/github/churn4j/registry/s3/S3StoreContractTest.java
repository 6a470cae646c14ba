package io.github.churn4j.registry.s3;

import io.github.churn4j.registry.store.ObjectStore;
import io.github.churn4j.registry.store.ObjectStoreContract;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class S3StoreContractTest extends ObjectStoreContract {

    private static final S3Server SERVER = S3Server.shared();

    private final String root = SERVER.newBucket() + "/contract";

    @Override
    protected String root() {
        return root;
    }

    @Override
    protected ObjectStore open() {
        return ObjectStore.open(root, SERVER.settings()::get);
    }

    @Override
    protected Map<String, String> childProperties() {
        Map<String, String> properties = new TreeMap<>(super.childProperties());
        properties.putAll(SERVER.settings());
        return properties;
    }
}
