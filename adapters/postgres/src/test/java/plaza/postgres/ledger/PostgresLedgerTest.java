package plaza.postgres.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Samples;
import plaza.contracts.ledger.LedgerContract;
import plaza.contracts.ledger.LedgerSamples;
import plaza.core.StorageException;
import plaza.core.gift.Gift;
import plaza.core.id.GiftId;
import plaza.core.id.UserId;
import plaza.core.ledger.Bookings;
import plaza.core.ledger.Ledger;
import plaza.core.ledger.Transaction;
import plaza.core.ledger.TransactionStatus;
import plaza.postgres.DatabaseForTests;
import plaza.postgres.gift.PostgresGiftCatalog;

@Tag("engine")
class PostgresLedgerTest implements LedgerContract {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public Ledger ledger() {
        return new PostgresLedger(DATABASE.get());
    }

    @Override
    public UserId givenUser() {
        return DATABASE.givenUser();
    }

    @Override
    public GiftId givenGift() {
        var gift = new Gift(new GiftId(UUID.randomUUID()), "Rose", "🌹", 25);
        new PostgresGiftCatalog(DATABASE.get()).put(gift);
        return gift.id();
    }

    @Test
    void theDatabaseItselfRefusesEntriesThatDoNotSumToZeroAndChangesToThem() {
        UserId user = givenUser();
        Transaction out = LedgerSamples.topUp(user, 700, Samples.now());
        ledger().book(out, List.of());
        refused(
                "INSERT INTO ledger_entries VALUES ('%s', 'completed', 1, 'fees', NULL, 5)"
                        .formatted(out.id()));
        ledger().settle(
                        out.id(),
                        out.status(),
                        TransactionStatus.COMPLETED,
                        out.createdAt(),
                        Bookings.of(out.with(TransactionStatus.COMPLETED, out.createdAt())));
        refused("UPDATE ledger_entries SET amount = amount * 2");
        refused("DELETE FROM ledger_entries");
        refused("UPDATE wallets SET amount = -1 WHERE user_id = '%s'".formatted(user));
        assertThat(ledger().find(out.id())).isPresent();
    }

    private static void refused(String statement) {
        assertThatThrownBy(() -> DATABASE.get().with(handle -> handle.execute(statement)))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("23514");
    }
}
