package plaza.core.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.contracts.ledger.LedgerSamples;
import plaza.core.StorageException;
import plaza.core.event.Event;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.event.RebuildAsked;
import plaza.core.id.GiftId;
import plaza.core.id.UserId;
import plaza.core.ledger.Books;
import plaza.core.ledger.Ledger.Booking;
import plaza.core.ledger.LedgerEvent.MoneyMoved;
import plaza.core.ledger.Transaction;
import plaza.core.ledger.TransactionStatus;
import plaza.memory.leaderboard.MemoryLeaderboard;

/** Boards follow the journal, and are added up again from the books. */
final class LeaderboardProjectionTest {
    private static final int MANY = 3_000;

    private final MemoryLeaderboard boards = new MemoryLeaderboard();
    private final UserId ann = Samples.userId();
    private final UserId ben = Samples.userId();
    private final Board gifters = Board.of(Ranked.GIFTERS, Period.ALL, Instant.EPOCH);
    private int entries;

    private Transaction gift(UserId from, long cents) {
        return LedgerSamples.gift(
                        from, Samples.userId(), new GiftId(UUID.randomUUID()), cents, Samples.now())
                .with(TransactionStatus.COMPLETED, Samples.now());
    }

    private static Booking booking(TransactionStatus status) {
        return new Booking(status, List.of());
    }

    private JournalEntry entry(Event event) {
        return new JournalEntry(
                new JournalPosition(0, ++entries), UUID.randomUUID(), event, Samples.now());
    }

    private JournalEntry asked() {
        return entry(
                new RebuildAsked(
                        LeaderboardProjection.LEADERBOARDS, RebuildAsked.OPERATOR, Samples.now()));
    }

    @Test
    void boardsThatAreWrongAreRightAgainAfterwards() {
        Transaction first = gift(ann, 30);
        Transaction back = gift(ann, 50);
        Books books =
                reader -> {
                    reader.transaction(first, List.of(booking(TransactionStatus.COMPLETED)));
                    reader.transaction(
                            back.with(TransactionStatus.REFUNDED, Samples.now()),
                            List.of(
                                    booking(TransactionStatus.COMPLETED),
                                    booking(TransactionStatus.REFUNDED)));
                    reader.transaction(
                            LedgerSamples.topUp(ben, 70, Samples.now()),
                            List.of(booking(TransactionStatus.COMPLETED)));
                };
        var projection = new LeaderboardProjection(boards, books);
        boards.add(
                UUID.randomUUID(), Samples.now(), List.of(new Score(gifters, ben.value(), 1_000)));

        projection.apply(List.of(asked()));

        assertThat(boards.top(gifters, 10)).containsExactly(new Standing(1, ann.value(), 30));
    }

    @Test
    void whatTheBooksHaveAlreadyAndTheJournalBringsLaterCountsOnce() {
        Transaction gift = gift(ann, 30);
        var projection =
                new LeaderboardProjection(
                        boards,
                        reader ->
                                reader.transaction(
                                        gift, List.of(booking(TransactionStatus.COMPLETED))));

        projection.apply(List.of(asked(), entry(MoneyMoved.of(gift))));

        assertThat(boards.top(gifters, 10)).containsExactly(new Standing(1, ann.value(), 30));
    }

    @Test
    void moreGiftsThanWaitAtATimeAreAllCounted() {
        var projection =
                new LeaderboardProjection(
                        boards,
                        reader -> {
                            for (int i = 0; i < MANY; i++) {
                                reader.transaction(
                                        gift(ann, 1),
                                        List.of(booking(TransactionStatus.COMPLETED)));
                            }
                        });

        projection.apply(List.of(asked()));

        assertThat(boards.top(gifters, 10)).containsExactly(new Standing(1, ann.value(), MANY));
    }

    @Test
    void booksThatCannotBeReadFailAndAreNotTakenForEmptyOnes() {
        var projection =
                new LeaderboardProjection(
                        boards,
                        _ -> {
                            throw StorageException.unavailable("away", null);
                        });

        assertThatThrownBy(() -> projection.apply(List.of(asked())))
                .isInstanceOf(StorageException.class);
    }
}
