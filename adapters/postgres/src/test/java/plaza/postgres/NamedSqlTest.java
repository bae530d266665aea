package plaza.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamedSqlTest {
    @Test
    void namesBecomeQuestionMarksInTheirOrder() {
        NamedSql sql = NamedSql.of("SELECT (:posts)[n] WHERE a < :at2 OR b = ANY(:posts)");
        assertThat(sql.sql()).isEqualTo("SELECT (?)[n] WHERE a < ? OR b = ANY(?)");
        assertThat(sql.names()).containsExactly("posts", "at2", "posts");
    }

    @Test
    void castsAndWhatIsQuotedStay() {
        String text = "SELECT txid::text, ':at $1', \":column\", '00:00:00' FROM journal";
        assertThat(NamedSql.of(text)).isEqualTo(new NamedSql(text, List.of()));
    }

    @Test
    void aParameterWithoutANameIsRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> NamedSql.of("SELECT * FROM users WHERE user_id = ?"));
    }
}
