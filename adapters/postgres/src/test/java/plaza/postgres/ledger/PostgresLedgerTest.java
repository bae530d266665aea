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
import plaza.core.PageRequest;
import plaza.core.StorageException;
import plaza.core.gift.Gift;
import plaza.core.id.GiftId;
import plaza.core.id.UserId;
import plaza.core.ledger.Bookings;
import plaza.core.ledger.Ledger;
import plaza.core.ledger.LedgerAudit;
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

    @Test
    void transactionsOfOthersAreNoneOfTheBooks() {
        UserId giver = givenUser();
        UserId host = givenUser();
        Transaction in = LedgerSamples.topUp(giver, 700, Samples.now());
        ledger().book(in, List.of());
        long before = audited().foreign();
        for (String type : List.of("gift_sent", "gift_received")) {
            others(
                    """
                    INSERT INTO transactions (transaction_id, sender_user_id, receiver_user_id,
                        gift_id, amount, currency, exchange_rate, platform_fee, streamer_payout,
                        transaction_type, status, created_at)
                    VALUES (gen_random_uuid(), '%s', '%s', '%s', 10.00, 'USD', 1.0000, 3.00, 7.00,
                        '%s', 'completed', NOW())
                    """
                            .formatted(giver, host, givenGift(), type));
        }
        others(
                """
                INSERT INTO transactions (transaction_id, sender_user_id, receiver_user_id, gift_id,
                    amount, currency, exchange_rate, platform_fee, streamer_payout,
                    transaction_type, status, created_at)
                VALUES (gen_random_uuid(), NULL, '%s', NULL, 5.00, 'EUR', NULL, NULL, NULL, 'payout',
                    'pending', NULL)
                """
                        .formatted(host));

        LedgerAudit.Report report = audited();
        assertThat(report.foreign()).isEqualTo(before + 3);
        assertThat(report.findings()).isEmpty();
        assertThat(ledger().list(giver, PageRequest.first(10)).items())
                .extracting(Transaction::id)
                .containsExactly(in.id());
        assertThat(ledger().list(host, PageRequest.first(10)).items()).isEmpty();
        assertThat(ledger().countEarned(host, Samples.now().minusSeconds(3_600))).isZero();
        assertThat(ledger().listPending(Samples.now().minusSeconds(3_600), 1_000))
                .noneMatch(pending -> pending.concerns(host));
    }

    @Test
    void plazasOwnTransactionsAreHeldToItsOwnRules() {
        refused(
                """
                INSERT INTO transactions (transaction_id, receiver_user_id, amount, currency,
                    currency_minor, exchange_rate, platform_fee, streamer_payout, transaction_type,
                    status, settled_at)
                VALUES (gen_random_uuid(), '%s', 5, 'USD', 500, 1, 0, 0, 'gift_received',
                    'completed', NOW())
                """
                        .formatted(givenUser()));
        refused(
                """
                INSERT INTO transactions (transaction_id, receiver_user_id, amount, currency,
                    transaction_type, status, settled_at)
                VALUES (gen_random_uuid(), '%s', 5, 'USD', 'payout', 'completed', NOW())
                """
                        .formatted(givenUser()));
    }

    private LedgerAudit.Report audited() {
        return new LedgerAudit(ledger()).run(_ -> {});
    }

    private static void others(String statement) {
        DATABASE.get().<Integer>with(handle -> handle.execute(statement));
    }

    private static void refused(String statement) {
        assertThatThrownBy(() -> DATABASE.get().with(handle -> handle.execute(statement)))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("23514");
    }
}
