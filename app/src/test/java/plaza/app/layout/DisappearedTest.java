package plaza.app.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.app.testing.Eventually;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import plaza.app.testing.Secret;

/** What has disappeared is in no row of any table, and so in no backup that is made after. */
@Tag("engine")
final class DisappearedTest {
    private final RunningPlaza plaza = RunningPlaza.shared();

    @Test
    void aMessageLeavesNothingOfWhatItSaid() {
        Person ada = plaza.person();
        Person bob = plaza.person().follow(ada);
        ada.follow(bob);
        String chat =
                "/api/chats/"
                        + ada.api()
                                .post("/api/chats", Map.of("userId", bob.id()))
                                .expect(201)
                                .text("/id")
                        + "/messages";
        String secret = Secret.of(bob);
        Map<String, ?> stays = Map.of("content", "stays " + secret, "clientId", "a");
        ada.api().post(chat, stays).expect(201);
        ada.api()
                .post(
                        chat,
                        Map.of(
                                "content",
                                "goes " + secret,
                                "disappearAfterSeconds",
                                1,
                                "disappearFrom",
                                "sent"),
                        Map.of("Idempotency-Key", "b"))
                .expect(201);

        Eventually.within(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(holding("goes " + secret)).isEmpty());
        assertThat(holding("stays " + secret)).containsExactly("chats");
    }

    @Test
    void whatIsDeletedLeavesNothingOfWhatItSaid() {
        Person ada = plaza.person();
        String text = Secret.of(ada);
        Secret secret = Secret.written(ada, text);
        assertThat(holding(text))
                .contains("tweets", "stories")
                .doesNotContain("journal", "journal_parked", "idempotency_keys");

        secret.delete();

        Eventually.soon(() -> assertThat(holding(text)).isEmpty());
        ada.api().post("/api/posts", Map.of("text", "first " + text), Secret.POST_KEY).expect(409);
    }

    /** The tables that hold a text in any column. */
    private List<String> holding(String text) {
        List<String> holding = new ArrayList<>();
        try (Connection connection = plaza.database().connect()) {
            for (String table : tables(connection)) {
                String sql = "SELECT 1 FROM \"" + table + "\" t WHERE t::text LIKE ? LIMIT 1";
                try (var query = connection.prepareStatement(sql)) {
                    query.setString(1, "%" + text + "%");
                    if (query.executeQuery().next()) {
                        holding.add(table);
                    }
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return holding;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (var statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                SELECT table_name FROM information_schema.tables
                                WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'
                                """)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        assertThat(tables).contains("journal", "chats", "idempotency_keys");
        return tables;
    }
}
