package plaza.postgres.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plaza.core.secret.Secret;

class PostgresAddressTest {
    @Test
    void aUriIsUnderstood() {
        assertThat(PostgresAddress.parse("postgres://ann:p%40ss+1@db.example:6543/plaza?ssl=true"))
                .isEqualTo(
                        new PostgresAddress(
                                "jdbc:postgresql://db.example:6543/plaza?ssl=true",
                                "ann",
                                Secret.of("p@ss+1")));
    }

    @Test
    void aUriMayLeaveOutLoginAndPort() {
        assertThat(PostgresAddress.parse("postgresql://localhost/plaza"))
                .isEqualTo(new PostgresAddress("jdbc:postgresql://localhost/plaza", null, null));
    }

    @Test
    void loginLeavesTheJdbcAddressSoThatItCanBeShown() {
        assertThat(PostgresAddress.parse("jdbc:postgresql://h/d?user=ann&ssl=true&password=secret"))
                .isEqualTo(
                        new PostgresAddress(
                                "jdbc:postgresql://h/d?ssl=true", "ann", Secret.of("secret")));
    }

    @Test
    void aLoginOfItsOwnWins() {
        assertThat(PostgresAddress.parse("postgres://ann:a@h/d").withLogin("bob", Secret.of("b")))
                .isEqualTo(new PostgresAddress("jdbc:postgresql://h/d", "bob", Secret.of("b")));
    }

    @Test
    void thePasswordIsNeverPrinted() {
        assertThat(PostgresAddress.parse("postgres://ann:hunter2@h/d").toString())
                .doesNotContain("hunter2");
    }

    @Test
    void anotherDatabaseKeepsTheRest() {
        assertThat(PostgresAddress.parse("postgres://h:1/d?ssl=true").withDatabase("e").jdbcUrl())
                .isEqualTo("jdbc:postgresql://h:1/e?ssl=true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "mysql://h/d", "postgres:///d", "postgres://h /d"})
    void anythingElseIsRefusedWithoutRepeatingIt(String address) {
        assertThatThrownBy(() -> PostgresAddress.parse(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("postgres://user:password@host:5432/database");
    }

    @Test
    void aServerThatIsAwayIsNamed() {
        assertThatThrownBy(
                        () -> PostgresAddress.parse("postgres://a:b@127.0.0.1:1/d").checkVersion())
                .isInstanceOf(PostgresServerException.class)
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageNotContaining("\n");
    }

    @Test
    void anOldServerIsRefused() {
        PostgresAddress address = PostgresAddress.parse("postgres://ann:a@db/plaza");

        address.requireSupported(14, "14.0");
        assertThatThrownBy(() -> address.requireSupported(13, "13.22"))
                .isInstanceOf(PostgresServerException.class)
                .hasMessageContaining("13.22")
                .hasMessageContaining("14 or newer");
    }
}
