package io.github.churn4j.maven.drift;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DatabaseUrlTest {

    @Test
    void aDriversMessageRepeatsNeitherTheUrlNorThePassword() {
        String url = "jdbc:h2:mem:x;NO_SUCH_SETTING=s3cr3t";
        assertThatThrownBy(
                        () -> new DatabaseUrl(new CurrentData.Query(url, "ada", "pw-1234", "select 1")).getConnection())
                .isInstanceOf(SQLException.class)
                .hasNoCause()
                .hasMessageNotContaining("s3cr3t")
                .hasMessageNotContaining("pw-1234");
        String missing = "jdbc:h2:/nowhere/s3cr3t;IFEXISTS=TRUE";
        assertThatThrownBy(() -> new DatabaseUrl(new CurrentData.Query(missing, "", "", "select 1")).getConnection())
                .isInstanceOf(SQLException.class)
                .hasMessageNotContaining(missing);
    }
}
