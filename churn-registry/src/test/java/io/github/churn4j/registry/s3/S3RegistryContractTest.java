package io.github.churn4j.registry.s3;

import io.github.churn4j.registry.RegistryContract;
import io.github.churn4j.registry.store.ObjectStore;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class S3RegistryContractTest extends RegistryContract {

    private static final S3Server SERVER = S3Server.shared();

    private final String root = SERVER.newBucket() + "/registry";

    @Override
    protected ObjectStore open() {
        return ObjectStore.open(root, SERVER.settings()::get);
    }

    @Override
    protected Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(SERVER.settings());
        for (String name : new String[] {"aws.accessKeyId", "aws.secretAccessKey"}) {
            settings.put(name, System.getProperty(name));
        }
        return settings;
    }
}
