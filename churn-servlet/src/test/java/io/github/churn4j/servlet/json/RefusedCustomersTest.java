package io.github.churn4j.servlet.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.servlet.TestModels;
import io.github.churn4j.servlet.http.ProblemException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is known of customers whose fields were refused. */
class RefusedCustomersTest {

    private static final ChurnSchema SCHEMA = TestModels.bank().schema();

    private static String named(String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> new RecordReader(SCHEMA).read(body));
        assertThat(refused.problem().status()).isEqualTo(422);
        return refused.customer();
    }

    @Test
    void aRefusedCustomerKeepsTheNameThatTheBodyGave() {
        assertThat(named("{\"customer_id\":\"C-7\",\"gender\":\"X\"}")).isEqualTo("C-7");
        assertThat(named("{\"gender\":\"X\",\"customer_id\":7}")).isEqualTo("7");
        byte[] form = "customer_id=C-8&gender=X".getBytes(StandardCharsets.UTF_8);
        assertThat(catchThrowableOfType(ProblemException.class, () -> new FormReader(SCHEMA).read(form))
                        .customer())
                .isEqualTo("C-8");
    }

    @Test
    void aNameThatIsNotAcceptableIsNotKept() {
        assertThat(named("{\"gender\":\"X\"}")).isEmpty();
        assertThat(named("{\"customer_id\":\"a\\nb\",\"gender\":\"X\"}")).isEmpty();
    }
}
