package plaza.contracts.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static plaza.contracts.ledger.LedgerSamples.entries;
import static plaza.contracts.ledger.LedgerSamples.gift;
import static plaza.contracts.ledger.LedgerSamples.payout;
import static plaza.contracts.ledger.LedgerSamples.topUp;
import static plaza.core.ledger.TransactionStatus.COMPLETED;
import static plaza.core.ledger.TransactionStatus.FAILED;
import static plaza.core.ledger.TransactionStatus.PENDING;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.BadCursors;
import plaza.contracts.Concurrently;
import plaza.contracts.Fixtures;
import plaza.contracts.Samples;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.GiftId;
import plaza.core.id.TransactionId;
import plaza.core.id.UserId;
import plaza.core.ledger.Entry;
import plaza.core.ledger.Ledger;
import plaza.core.ledger.Ledger.Booking;
import plaza.core.ledger.Ledger.Outcome;
import plaza.core.ledger.LedgerAccount;
import plaza.core.ledger.LedgerAudit;
import plaza.core.ledger.Transaction;
import plaza.core.ledger.TransactionStatus;

/** The contract of every {@link Ledger}. */
public interface LedgerContract extends Fixtures {
    Ledger ledger();

    /** One that is in the catalogue, where an engine insists on it. */
    default GiftId givenGift() {
        return new GiftId(UUID.randomUUID());
    }

    @Test
    default void whatIsBookedIsThereWhenTheCallReturns() {
        UserId user = givenUser();
        Transaction asked = topUp(user, 500, Samples.now());

        assertThat(ledger().book(asked, entries(asked))).isEqualTo(Outcome.BOOKED);
        assertThat(ledger().find(asked.id())).contains(asked);
        assertThat(balance(user)).isZero();

        Transaction done = asked.with(COMPLETED, asked.createdAt().plusMillis(7));
        assertThat(settle(done, PENDING)).isEqualTo(Outcome.BOOKED);
        assertThat(ledger().find(asked.id())).contains(done);
        assertThat(balance(user)).isEqualTo(500);
        assertThat(booked(asked.id())).containsExactly(new Booking(COMPLETED, entries(done)));
    }

    @Test
    default void everyKindOfTransactionIsReadAsItWasWritten() {
        UserId ann = givenUser();
        UserId ben = givenUser();
        Instant at = Samples.now();
        Transaction paid = givenMoney(ann, 1_000, at);
        Transaction given = gift(ann, ben, givenGift(), 400, at.plusMillis(1));
        assertThat(ledger().book(given, entries(given))).isEqualTo(Outcome.BOOKED);
        Transaction out = payout(ben, 100, at.plusMillis(2));
        assertThat(ledger().book(out, entries(out))).isEqualTo(Outcome.BOOKED);

        for (Transaction each : List.of(paid, given, out)) {
            assertThat(ledger().find(each.id())).contains(each);
        }
        assertThat(balance(ann)).isEqualTo(600);
        assertThat(earnings(ben)).isEqualTo(given.payoutCents() - 100);
        assertThat(list(ann)).containsExactly(given, paid);
        assertThat(list(ben)).containsExactly(out, given);
    }

    @Test
    default void theSameIsBookedOnce() {
        UserId ann = givenUser();
        Instant at = Samples.now();
        givenMoney(ann, 1_000, at);
        Transaction given = gift(ann, givenUser(), givenGift(), 400, at);

        List<Outcome> outcomes = Concurrently.call(8, _ -> ledger().book(given, entries(given)));

        assertThat(outcomes).containsOnlyOnce(Outcome.BOOKED);
        assertThat(outcomes.stream().filter(Outcome.UNCHANGED::equals)).hasSize(7);
        assertThat(balance(ann)).isEqualTo(600);
        assertThat(booked(given.id())).hasSize(1);
    }

    @Test
    default void aStatusIsReachedOnceAndOnlyFromTheOneBefore() {
        UserId user = givenUser();
        Transaction asked = topUp(user, 500, Samples.now());
        ledger().book(asked, List.of());
        Transaction done = asked.with(COMPLETED, asked.createdAt().plusMillis(1));

        List<Outcome> outcomes = Concurrently.call(8, _ -> settle(done, PENDING));

        assertThat(outcomes).containsOnlyOnce(Outcome.BOOKED);
        assertThat(settle(asked.with(FAILED, Samples.now()), PENDING)).isEqualTo(Outcome.UNCHANGED);
        assertThat(balance(user)).isEqualTo(500);
        assertThat(ledger().find(asked.id())).contains(done);
        assertThat(settle(topUp(user, 1, Samples.now()).with(COMPLETED, Samples.now()), PENDING))
                .isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    default void nobodyGoesBelowZeroAlsoWhereManySpendAtOnce() {
        UserId ann = givenUser();
        UserId ben = givenUser();
        Instant at = Samples.now();
        givenMoney(ann, 1_000, at);
        GiftId rose = givenGift();
        Transaction much = gift(ann, ben, rose, 1_001, at);
        assertThat(ledger().book(much, entries(much))).isEqualTo(Outcome.SHORT);
        assertThat(ledger().find(much.id())).isEmpty();

        List<Outcome> outcomes =
                Concurrently.call(
                        16,
                        _ -> {
                            Transaction each = gift(ann, ben, rose, 150, at);
                            return ledger().book(each, entries(each));
                        });

        assertThat(outcomes.stream().filter(Outcome.BOOKED::equals)).hasSize(6);
        assertThat(outcomes.stream().filter(Outcome.SHORT::equals)).hasSize(10);
        assertThat(balance(ann)).isEqualTo(100);
        assertThat(earnings(ben)).isEqualTo(600);
    }

    @Test
    default void twoWhoGiveEachOtherDoNotWaitForEachOther() {
        UserId ann = givenUser();
        UserId ben = givenUser();
        Instant at = Samples.now();
        givenMoney(ann, 1_000, at);
        givenMoney(ben, 1_000, at);
        GiftId rose = givenGift();

        List<Outcome> outcomes =
                Concurrently.call(
                        20,
                        i -> {
                            Transaction each =
                                    i % 2 == 0
                                            ? gift(ann, ben, rose, 50, at)
                                            : gift(ben, ann, rose, 50, at);
                            return ledger().book(each, entries(each));
                        });

        assertThat(outcomes).containsOnly(Outcome.BOOKED);
        assertThat(balance(ann)).isEqualTo(500);
        assertThat(earnings(ann)).isEqualTo(340);
    }

    @Test
    default void entriesThatDoNotSumToZeroAreRefused() {
        UserId user = givenUser();
        Transaction asked = topUp(user, 500, Samples.now());
        List<Entry> half = List.of(new Entry(LedgerAccount.balance(user), 500));

        assertThatIllegalArgumentException().isThrownBy(() -> ledger().book(asked, half));
        assertThat(ledger().find(asked.id())).isEmpty();
        ledger().book(asked, List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ledger().settle(asked.id(), PENDING, COMPLETED, Samples.now(), half));
        assertThat(ledger().find(asked.id())).contains(asked);
        assertThat(balance(user)).isZero();
    }

    @Test
    default void whatWaitsIsListedOldestFirstFromATimeOn() {
        UserId user = givenUser();
        // In a time of its own, so that nothing of others is in it.
        Instant at =
                Instant.ofEpochMilli(
                        4_000_000_000_000L + Math.floorMod(user.hashCode(), 1 << 30) * 1_000L);
        Transaction first = topUp(user, 1, at);
        Transaction second = topUp(user, 2, at.plusMillis(1));
        Transaction twin = topUp(user, 3, at.plusMillis(1));
        Transaction last = topUp(user, 4, at.plusMillis(2));
        for (Transaction each : List.of(last, second, first, twin)) {
            ledger().book(each, List.of());
        }
        settle(last.with(COMPLETED, at), PENDING);

        assertThat(ledger().listPending(at, 1)).containsExactly(first);
        assertThat(ledger().listPending(at, 2)).containsExactly(first, second, twin);
        assertThat(ledger().listPending(at.plusMillis(1), 2)).containsExactly(second, twin);
        assertThat(mine(ledger().listPending(at, 10), user)).containsExactly(first, second, twin);
    }

    private static List<Transaction> mine(List<Transaction> all, UserId user) {
        return all.stream().filter(each -> each.concerns(user)).toList();
    }

    @Test
    default void whatWasEarnedLatelyIsCountedAsLongAsItStands() {
        UserId ann = givenUser();
        UserId ben = givenUser();
        Instant at = Samples.now();
        givenMoney(ann, 1_000, at);
        GiftId rose = givenGift();
        Transaction early = gift(ann, ben, rose, 300, at);
        Transaction late = gift(ann, ben, rose, 150, at.plusMillis(5));
        ledger().book(early, entries(early));
        ledger().book(late, entries(late));

        assertThat(ledger().countEarned(ben, at)).isEqualTo(300);
        assertThat(ledger().countEarned(ben, at.plusMillis(1))).isEqualTo(100);
        assertThat(ledger().countEarned(ben, at.plusMillis(6))).isZero();
        assertThat(ledger().countEarned(ann, at)).isZero();

        ledger().settle(
                        late.id(),
                        COMPLETED,
                        TransactionStatus.REFUNDED,
                        at,
                        reversed(entries(late)));
        assertThat(ledger().countEarned(ben, at)).isEqualTo(200);
    }

    private static List<Entry> reversed(List<Entry> entries) {
        return entries.stream().map(entry -> new Entry(entry.account(), -entry.cents())).toList();
    }

    @Test
    default void aListIsReadInPagesAlsoWhereTimesAreTheSame() {
        UserId user = givenUser();
        Instant at = Samples.now();
        for (int i = 0; i < 7; i++) {
            ledger().book(topUp(user, 100 + i, at.plusMillis(i / 3)), List.of());
        }
        List<Transaction> all = list(user);
        assertThat(all).hasSize(7).doesNotHaveDuplicates();
        for (int limit = 1; limit < 8; limit += 2) {
            assertThat(Page.all(limit, page -> ledger().list(user, page)).toList()).isEqualTo(all);
        }
        BadCursors.refusedBy(page -> ledger().list(user, page));
    }

    @Test
    default void anAuditFindsNothingWrongWhereNothingIs() {
        UserId ann = givenUser();
        UserId ben = givenUser();
        Instant at = Samples.now();
        givenMoney(ann, 1_000, at);
        Transaction given = gift(ann, ben, givenGift(), 400, at);
        ledger().book(given, entries(given));
        Transaction out = payout(ben, 100, at);
        ledger().book(out, entries(out));
        settle(out.with(FAILED, at.plusMillis(1)), PENDING);

        LedgerAudit.Report report = new LedgerAudit(ledger()).run(_ -> {});

        assertThat(report.findings()).isEmpty();
        assertThat(report.isWell()).isTrue();
        assertThat(report.transactions()).isGreaterThanOrEqualTo(3);
        assertThat(told()).containsEntry(LedgerAccount.balance(ann), 600L);
    }

    private Map<LedgerAccount, Long> told() {
        Map<LedgerAccount, Long> told = new HashMap<>();
        ledger().read(
                        new Ledger.Reader() {
                            @Override
                            public void transaction(Transaction it, List<Booking> bookings) {
                                // Only what is held matters here.
                            }

                            @Override
                            public void balance(LedgerAccount account, long cents) {
                                told.put(account, cents);
                            }
                        });
        return told;
    }

    private List<Booking> booked(TransactionId id) {
        List<Booking> found = new ArrayList<>();
        ledger().read(
                        new Ledger.Reader() {
                            @Override
                            public void transaction(Transaction it, List<Booking> bookings) {
                                if (it.id().equals(id)) {
                                    found.addAll(bookings);
                                }
                            }

                            @Override
                            public void balance(LedgerAccount account, long cents) {
                                // Only what is booked matters here.
                            }
                        });
        return found;
    }

    private Transaction givenMoney(UserId user, long cents, Instant at) {
        Transaction asked = topUp(user, cents, at);
        assertThat(ledger().book(asked, List.of())).isEqualTo(Outcome.BOOKED);
        Transaction done = asked.with(COMPLETED, at);
        assertThat(settle(done, PENDING)).isEqualTo(Outcome.BOOKED);
        return done;
    }

    private Outcome settle(Transaction moved, TransactionStatus from) {
        return ledger().settle(moved.id(), from, moved.status(), moved.settledAt(), entries(moved));
    }

    private long balance(UserId user) {
        LedgerAccount account = LedgerAccount.balance(user);
        return ledger().balances(List.of(account)).getOrDefault(account, -1L);
    }

    private long earnings(UserId user) {
        LedgerAccount account = LedgerAccount.earnings(user);
        return ledger().balances(List.of(account)).getOrDefault(account, -1L);
    }

    private List<Transaction> list(UserId user) {
        return ledger().list(user, PageRequest.first(100)).items();
    }

    @Test
    default void everyCallTakesAnyNumber() {
        UserId user = givenUser();
        Transaction asked = topUp(user, 500, Samples.now());
        ledger().book(asked, entries(asked));
        settle(asked.with(COMPLETED, asked.createdAt()), PENDING);
        AnyNumber.of(Ledger.class, ledger())
                .finds(
                        "balances",
                        List.of(LedgerAccount.balance(user)),
                        () -> LedgerAccount.balance(Samples.userId()),
                        Ledger::balances)
                .leavesOut("book")
                .leavesOut("settle")
                .andThatIsAll();
    }
}
