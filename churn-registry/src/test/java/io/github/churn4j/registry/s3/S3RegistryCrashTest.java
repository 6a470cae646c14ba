package io.github.churn4j.registry.s3;

import io.github.churn4j.registry.RegistryCrashContract;
import io.github.churn4j.registry.store.ObjectStore;
import java.util.Map;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class S3RegistryCrashTest extends RegistryCrashContract {

    private final String root = S3Fixture.SERVER.newBucket() + "/crash";

    @Override
    protected ObjectStore open() {
        return ObjectStore.open(root, S3Fixture.SERVER.settings()::get);
    }

    @Override
    protected Map<String, String> settings() {
        return S3Fixture.properties();
    }

    @Override
    protected int kills() {
        return 5;
    }
}
