package plaza.postgres.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class PostgresForTestsTest {
    @Test
    void everyDatabaseIsEmptyAndOnesOwn() throws SQLException {
        PostgresAddress first = PostgresForTests.create();
        PostgresAddress second = PostgresForTests.create();
        PostgresForTests.execute(first, "CREATE TABLE t (x int)");

        PostgresForTests.execute(second, "CREATE TABLE t (x int)");

        assertThat(first.jdbcUrl()).isNotEqualTo(second.jdbcUrl());
    }

    @Test
    void theDatabaseKeepsUnicodeAndComparesByCodePoint() throws SQLException {
        try (var connection = PostgresForTests.create().connect("test");
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT 'Z' < 'a', upper('ä'), length('😀')")) {
            row.next();
            assertThat(row.getBoolean(1)).isTrue();
            assertThat(row.getString(2)).isEqualTo("Ä");
            assertThat(row.getInt(3)).isEqualTo(1);
        }
    }
}
