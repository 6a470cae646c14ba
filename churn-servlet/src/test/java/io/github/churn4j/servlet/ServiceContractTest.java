package io.github.churn4j.servlet;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.ModelSource;
import org.junit.jupiter.api.Test;

class ServiceContractTest {

    @Test
    void holdsInTomcatAtTheRoot() {
        try (TestServer server = TestServer.start(ChurnService.builder().source(ModelSource.of(TestModels.bank())))) {
            ServiceContract.at(server.uri("/")).check();
        }
    }

    @Test
    void tellsAllThatDoesNotHold() {
        try (TestServer server = TestServer.start(ChurnService.builder())) {
            assertThatThrownBy(() -> ServiceContract.at(server.uri("/")).check())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("tells its health")
                    .hasMessageContaining("predicts from JSON");
        }
    }
}
