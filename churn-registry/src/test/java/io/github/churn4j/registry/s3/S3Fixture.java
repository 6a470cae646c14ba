package io.github.churn4j.registry.s3;

import java.util.Map;
import java.util.TreeMap;

/** What tests of a registry on S3 share: the server, and the properties with which another JVM reaches it. */
final class S3Fixture {

    static final S3Server SERVER = S3Server.shared();

    private S3Fixture() {}

    /** The server's settings with the credentials, which the SDK's default chain finds among a JVM's properties. */
    static Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>(SERVER.settings());
        for (String name : new String[] {"aws.accessKeyId", "aws.secretAccessKey"}) {
            properties.put(name, System.getProperty(name));
        }
        return properties;
    }
}
