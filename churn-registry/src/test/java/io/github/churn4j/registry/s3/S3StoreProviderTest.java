package io.github.churn4j.registry.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.registry.store.ObjectStore;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class S3StoreProviderTest {

    @Test
    void namesTheDependenciesThatAreMissing() throws Exception {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        URL[] withoutSdk = Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("awssdk"))
                .map(S3StoreProviderTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(withoutSdk, ClassLoader.getPlatformClassLoader())) {
            Function<String, String> settings = key -> null;
            Class<?> stores = loader.loadClass(ObjectStore.class.getName());
            Throwable thrown = Assertions.catchThrowable(() -> stores.getMethod("open", String.class, Function.class)
                    .invoke(null, "s3://bucket/prefix", settings));
            assertThat(thrown).isInstanceOf(InvocationTargetException.class);
            assertThat(thrown.getCause())
                    .hasMessage("\"s3://bucket/prefix\" needs the AWS SDK, which is not on the class path; add the"
                            + " dependencies software.amazon.awssdk:s3 and software.amazon.awssdk:apache5-client");
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }
}
