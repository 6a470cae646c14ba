package io.github.churn4j.servlet.journal;

import io.github.churn4j.servlet.ChurnService;
import io.github.churn4j.servlet.ServiceSettings;
import io.github.churn4j.servlet.TestServer;

/** A service without a model in a process of its own, to be killed. Prints its port and ends with its input. */
final class FeedbackCrashServer {

    private FeedbackCrashServer() {}

    public static void main(String[] arguments) throws Exception {
        ServiceSettings settings = ServiceSettings.withDefaults()
                .with(ServiceSettings.FEEDBACK, "open")
                .with(ServiceSettings.FEEDBACK_DIR, arguments[0]);
        try (TestServer server = TestServer.start(ChurnService.builder().settings(settings))) {
            System.out.println("port " + server.port());
            while (System.in.read() >= 0) {
                // until whoever started it is gone
            }
        }
    }
}
