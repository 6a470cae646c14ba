package io.github.churn4j.registry.s3;

import io.github.churn4j.registry.RegistryRaceContract;
import io.github.churn4j.registry.store.ObjectStore;
import java.util.Map;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class S3RegistryRaceTest extends RegistryRaceContract {

    private final String root = S3Fixture.SERVER.newBucket() + "/race";

    @Override
    protected ObjectStore open() {
        return ObjectStore.open(root, S3Fixture.SERVER.settings()::get);
    }

    @Override
    protected Map<String, String> settings() {
        return S3Fixture.properties();
    }

    @Override
    protected int fewIterations() {
        return 1;
    }

    @Override
    protected int manyIterations() {
        return 4;
    }
}
