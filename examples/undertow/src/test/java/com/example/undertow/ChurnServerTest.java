package com.example.undertow;

import io.github.churn4j.ModelSource;
import io.github.churn4j.servlet.ChurnService;
import io.github.churn4j.servlet.ServiceContract;
import io.github.churn4j.servlet.TestModels;
import jakarta.servlet.ServletException;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
@Tag("container")
class ChurnServerTest {

    @Test
    void servesTheModel() throws ServletException {
        ChurnService service =
                ChurnService.builder().source(ModelSource.of(TestModels.bank())).build();
        try (ChurnServer server = ChurnServer.start(service, 0)) {
            ServiceContract.at(URI.create("http://127.0.0.1:" + server.port() + "/"))
                    .check();
        }
    }
}
