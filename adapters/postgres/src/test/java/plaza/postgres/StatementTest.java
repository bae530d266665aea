package plaza.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.core.Cursor;
import plaza.core.KeysetCursor;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.StorageException;
import plaza.core.id.GiftId;
import plaza.core.id.UserId;

@Tag("engine")
class StatementTest {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    private static final Instant AT = Instant.parse("2024-05-06T07:08:09.123456Z");

    private static final UUID ONE = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    private static final String PUT_GIFT =
            "INSERT INTO gifts (gift_id, name, symbol, price) VALUES (:id, 'Rose', 'R', 1)";

    private static Statement sql(String sql) {
        return DATABASE.get().sql(sql);
    }

    @Test
    void saysWhetherItChangedARow() {
        DATABASE.get()
                .inTransaction(
                        handle -> {
                            handle.execute("CREATE TEMPORARY TABLE one (n int) ON COMMIT DROP");
                            assertThat(sql("INSERT INTO one VALUES (7)").changed()).isTrue();
                            assertThat(
                                            Statement.on(handle, "DELETE FROM one WHERE n = :n")
                                                    .bind("n", 8)
                                                    .changed())
                                    .isFalse();
                            return handle;
                        });
    }

    @Test
    void findsByAnArrayWithOneElementAndWithMoreAfterIt() {
        Statement wanted = sql("SELECT n FROM generate_series(1, 4) AS n WHERE n = ANY(:some)");
        assertThat(read(wanted.bind("some", new Integer[] {2}))).containsExactly(2);
        assertThat(read(wanted.bind("some", new Integer[] {1, 4}))).containsExactly(1, 4);
        assertThat(read(wanted.bind("some", new Integer[] {3}))).containsExactly(3);
        assertThat(read(wanted.bind("some", new Integer[] {}))).isEmpty();
        assertThat(
                        sql("SELECT n FROM unnest(CAST(:all AS uuid[])) AS n WHERE n = ANY(:some)")
                                .bindArray("all", new UUID[] {ONE, OTHER})
                                .bindArray("some", new UUID[] {OTHER})
                                .list(row -> row.getObject(1, UUID.class)))
                .containsExactly(OTHER);
    }

    private static List<Integer> read(Statement statement) {
        return statement.list(row -> row.getInt(1));
    }

    @Test
    void isUndoneWithTheTransactionOfItsConnection() {
        GiftId gift = new GiftId(UUID.randomUUID());
        giveUpAfter(handle -> put(Statement.on(handle, PUT_GIFT), gift));
        assertThat(find(gift)).isEmpty();
        put(sql(PUT_GIFT), gift);
        assertThat(find(gift)).containsExactly(gift);
    }

    private static void giveUpAfter(Consumer<Handle> work) {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(
                        () ->
                                DATABASE.get()
                                        .inTransaction(
                                                handle -> {
                                                    work.accept(handle);
                                                    throw new IllegalStateException("given up");
                                                }));
    }

    private static void put(Statement statement, GiftId gift) {
        assertThat(statement.bind("id", gift).changed()).isTrue();
    }

    private static List<GiftId> find(GiftId gift) {
        return sql("SELECT gift_id FROM gifts WHERE gift_id = :id")
                .bind("id", gift)
                .list(DomainTypes.only(GiftId::new));
    }

    @Test
    void aValueMayBeMissing() {
        boolean missing =
                sql("SELECT CAST(:id AS uuid) IS NULL AND CAST(:text AS text) IS NULL")
                        .bind("id", (UserId) null)
                        .bind("text", (String) null)
                        .one(row -> row.getBoolean(1));
        assertThat(missing).isTrue();
    }

    @Test
    void aParameterWithoutAValueIsRefused() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> sql("SELECT 1 WHERE :id = 2").find(row -> row.getInt(1)))
                .withMessageContaining(":id");
    }

    @Test
    void whatIsSentBesideATransactionsHandleIsPartOfIt() {
        GiftId gift = new GiftId(UUID.randomUUID());
        giveUpAfter(_ -> put(sql(PUT_GIFT), gift));
        assertThat(find(gift)).isEmpty();
    }

    @Test
    void theOnlyRowIsFoundAndMoreAreRefused() {
        assertThat(findNumber("SELECT 1 WHERE false")).isEmpty();
        assertThat(findNumber("SELECT 1")).contains(1);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> findNumber("VALUES (1), (2)"));
    }

    private static Optional<Integer> findNumber(String sql) {
        return sql(sql).find(row -> row.getInt(1));
    }

    @Test
    void ofTwoRowsWithOneKeyTheLaterStays() {
        assertThat(
                        sql("VALUES (1, 'a'), (2, 'b'), (1, 'c')")
                                .map(row -> row.getInt(1), row -> row.getString(2)))
                .isEqualTo(Map.of(1, "c", 2, "b"));
        assertThat(
                        sql("VALUES ('ab'), ('b'), ('ac')")
                                .byKey(row -> row.getString(1), text -> text.charAt(0)))
                .isEqualTo(Map.of('a', "ac", 'b', "b"));
    }

    @Test
    void aPageEndsBeforeTheRowThatOnlyTellsOfMore() {
        Page<Integer> page = numbers(3);
        assertThat(page.items()).containsExactly(1, 2, 3);
        assertThat(page.next()).isEqualTo(new Cursor("3"));
        assertThat(numbers(4).next()).isNull();
    }

    private static Page<Integer> numbers(int limit) {
        return sql("SELECT * FROM generate_series(1, 4) LIMIT :limit")
                .page(
                        PageRequest.first(limit),
                        row -> row.getInt(1),
                        number -> new Cursor(number.toString()));
    }

    @Test
    void aListFromTheLatestGoesOnBehindEachPageWithTies() {
        List<UUID> seen = new ArrayList<>();
        Page.all(2, StatementTest::places).map(KeysetCursor::id).forEach(seen::add);
        assertThat(seen)
                .containsExactly(
                        new UUID(0, 4),
                        new UUID(0, 3),
                        new UUID(0, 2),
                        new UUID(0, 1),
                        new UUID(0, 5));
    }

    private static Page<KeysetCursor> places(PageRequest page) {
        return sql("""
        SELECT * FROM (
            SELECT CAST(:time AS timestamptz) AS at,
                CAST('00000000-0000-0000-0000-00000000000' || n AS uuid) AS id
            FROM generate_series(1, 4) AS n
            UNION ALL
            SELECT CAST(:time AS timestamptz) - interval '1 microsecond',
                CAST('00000000-0000-0000-0000-000000000005' AS uuid)) p
        WHERE (at, id) < (:at, :before) ORDER BY at DESC, id DESC LIMIT :limit
        """)
                .bind("time", AT)
                .latestFirst(
                        page,
                        row ->
                                new KeysetCursor(
                                        DomainTypes.instant(row, "at"),
                                        row.getObject("id", UUID.class)),
                        place -> place);
    }

    @Test
    void whatTheDatabaseRefusesIsAFailureOfTheStorage() {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> sql("SELECT 1 / 0").one(row -> row.getInt(1)));
    }
}
