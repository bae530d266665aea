package plaza.postgres.gift;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import plaza.core.gift.Gift;
import plaza.core.gift.GiftCatalog;
import plaza.core.id.GiftId;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;

/** The catalogue of gifts, in the table {@code gifts}. Thread-safe. */
public final class PostgresGiftCatalog implements GiftCatalog {
    private static final String PUT =
            """
            INSERT INTO gifts AS g (gift_id, name, symbol, price)
            VALUES (:id, :name, :symbol, :price)
            ON CONFLICT (gift_id) DO UPDATE
                SET name = EXCLUDED.name, symbol = EXCLUDED.symbol, price = EXCLUDED.price
            WHERE (g.name, g.symbol, g.price)
                IS DISTINCT FROM (EXCLUDED.name, EXCLUDED.symbol, EXCLUDED.price)
            """;

    private final Database database;

    public PostgresGiftCatalog(Database database) {
        this.database = database;
    }

    @Override
    public List<Gift> list() {
        return database.sql("SELECT * FROM gifts ORDER BY price, gift_id")
                .list(PostgresGiftCatalog::gift);
    }

    @Override
    public Optional<Gift> find(GiftId id) {
        return database.sql("SELECT * FROM gifts WHERE gift_id = :id")
                .bind("id", id)
                .find(PostgresGiftCatalog::gift);
    }

    @Override
    public void put(Gift gift) {
        database.sql(PUT)
                .bind("id", gift.id())
                .bind("name", gift.name())
                .bind("symbol", gift.symbol())
                .bind("price", BigDecimal.valueOf(gift.cents(), 2))
                .execute();
    }

    private static Gift gift(ResultSet row) throws SQLException {
        return new Gift(
                DomainTypes.id(row, "gift_id", GiftId::new),
                row.getString("name"),
                row.getString("symbol"),
                row.getBigDecimal("price").movePointRight(2).longValueExact());
    }
}
