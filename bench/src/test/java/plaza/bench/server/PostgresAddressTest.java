package plaza.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostgresAddressTest {
    @Test
    void theServersLineNamesUrlUserAndPassword() {
        assertThat(
                        PostgresAddress.parse(
                                "bench: postgres jdbc:postgresql://127.0.0.1:5/plaza plaza s3cr/t="))
                .hasValue(
                        new PostgresAddress(
                                "jdbc:postgresql://127.0.0.1:5/plaza", "plaza", "s3cr/t="));
    }

    @Test
    void thePasswordMayBeEmptyAndIsNotPrinted() {
        assertThat(PostgresAddress.parse("bench: postgres jdbc:postgresql://h/db me"))
                .hasValue(new PostgresAddress("jdbc:postgresql://h/db", "me", ""));
        assertThat(new PostgresAddress("jdbc:postgresql://h/db", "me", "secret").toString())
                .doesNotContain("secret");
    }

    @Test
    void otherLinesNameNothing() {
        assertThat(PostgresAddress.parse("Plaza is ready on http://127.0.0.1:8080")).isEmpty();
    }
}
