package plaza.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
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
        assertThat(NamedSql.of(text).sql()).isEqualTo(text);
        assertThat(NamedSql.of(text).names()).isEmpty();
    }

    @Test
    void theOnlyElementOfAnArrayIsComparedWithDirectly() {
        NamedSql sql =
                NamedSql.of(
                        "SELECT cardinality(:ids) FROM t WHERE id = ANY(:ids)"
                                + " AND other <> ALL(:ids) AND tag = ANY(:tags)");
        assertThat(sql.lists()).containsExactlyInAnyOrder("ids", "tags");
        NamedSql one = sql.forOnes(Set.of("ids"));
        assertThat(one.sql())
                .isEqualTo(
                        "SELECT cardinality(?) FROM t WHERE id = ?"
                                + " AND other <> ALL(?) AND tag = ANY(?)");
        assertThat(one.names().stream().map(NamedSql::listOf))
                .containsExactly("ids", "ids", "ids", "tags");
        assertThat(one.forOnes(Set.of("tags")).sql()).endsWith("tag = ?");
        assertThat(sql.forOnes(Set.of())).isSameAs(sql);
    }

    @Test
    void aParameterWithoutANameIsRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> NamedSql.of("SELECT * FROM users WHERE user_id = ?"));
    }
}
