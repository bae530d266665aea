package plaza.postgres.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import plaza.core.idempotency.IdempotencyStore;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;

/** Claims in the table {@code idempotency_keys}. Thread-safe. */
public final class PostgresIdempotencyStore implements IdempotencyStore {
    /**
     * The update changes nothing but in a row that is bound to no request: it makes the row that is
     * there part of the answer.
     */
    private static final String CLAIM =
            """
            INSERT INTO idempotency_keys AS claimed
                (user_id, idempotency_key, fingerprint, result_id, created_at, complete)
            VALUES (:user, :key, :fingerprint, :id, :at, :complete)
            ON CONFLICT (user_id, idempotency_key) DO UPDATE SET fingerprint =
                CASE claimed.fingerprint WHEN '' THEN EXCLUDED.fingerprint
                ELSE claimed.fingerprint END
            RETURNING user_id, idempotency_key, fingerprint, result_id, created_at, complete
            """;

    private static final String COMPLETE =
            """
            UPDATE idempotency_keys SET complete = TRUE, fingerprint = :fingerprint
            WHERE user_id = :user AND idempotency_key = :key AND NOT complete
            """;

    private static final String UNBIND =
            """
            UPDATE idempotency_keys SET fingerprint = ''
            WHERE user_id = :user AND idempotency_key = :key AND NOT complete
                AND fingerprint = :fingerprint
            """;

    private final Database database;

    public PostgresIdempotencyStore(Database database) {
        this.database = database;
    }

    @Override
    public Claim claim(Claim candidate) {
        return database.sql(CLAIM)
                .bind("user", candidate.user())
                .bind("key", candidate.key())
                .bind("fingerprint", candidate.fingerprint())
                .bind("id", candidate.id())
                .bind("at", candidate.at())
                .bind("complete", candidate.complete())
                .one(PostgresIdempotencyStore::claim);
    }

    @Override
    public void complete(Claim claim) {
        database.sql(COMPLETE)
                .bind("user", claim.user())
                .bind("key", claim.key())
                .bind("fingerprint", claim.fingerprint())
                .execute();
    }

    @Override
    public void unbind(Claim claim) {
        database.sql(UNBIND)
                .bind("user", claim.user())
                .bind("key", claim.key())
                .bind("fingerprint", claim.fingerprint())
                .execute();
    }

    @Override
    public int deleteBefore(Instant time) {
        return database.sql("DELETE FROM idempotency_keys WHERE created_at < :time")
                .bind("time", time)
                .execute();
    }

    private static Claim claim(ResultSet row) throws SQLException {
        return new Claim(
                DomainTypes.user(row, "user_id"),
                row.getString("idempotency_key"),
                row.getString("fingerprint"),
                row.getObject("result_id", UUID.class),
                DomainTypes.instant(row, "created_at"),
                row.getBoolean("complete"));
    }
}
