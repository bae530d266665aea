package plaza.core.leaderboard;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import plaza.core.event.JournalEntry;
import plaza.core.event.Projection;
import plaza.core.event.RebuildAsked;
import plaza.core.id.StreamId;
import plaza.core.id.UserId;
import plaza.core.ledger.Books;
import plaza.core.ledger.LedgerEvent.MoneyMoved;
import plaza.core.ledger.Transaction.Given;
import plaza.core.ledger.TransactionStatus;

/** Adds up what was given, and takes away what was given back, on the day that it was given. */
public final class LeaderboardProjection implements Projection {
    /** What {@link RebuildAsked} calls the boards. */
    public static final String LEADERBOARDS = "leaderboards";

    private static final Duration REMEMBERED = Duration.ofDays(Leaderboard.REMEMBERED_DAYS);

    private final Leaderboard leaderboard;
    private final LeaderboardRebuild rebuild;

    public LeaderboardProjection(Leaderboard leaderboard, Books books) {
        this.leaderboard = leaderboard;
        this.rebuild = new LeaderboardRebuild(books);
    }

    @Override
    public String name() {
        return LEADERBOARDS;
    }

    @Override
    public void apply(List<JournalEntry> entries) {
        for (JournalEntry entry : entries) {
            switch (entry.event()) {
                case MoneyMoved moved -> add(moved, Instant.MIN);
                case RebuildAsked(var what, var _, var at) when what.equals(LEADERBOARDS) -> {
                    leaderboard.clear();
                    // What the journal brings later, and the books have already, counts once.
                    Instant since = at.minus(REMEMBERED);
                    rebuild.forEachMove(move -> add(move, since));
                }
                default -> {
                    // Nothing that a board shows.
                }
            }
        }
    }

    /**
     * @param passingSince boards of a day or a week that was over before are not added to
     */
    private void add(MoneyMoved moved, Instant passingSince) {
        Given gift = moved.gift();
        if (gift == null) {
            return;
        }
        UserId sender = moved.sender();
        UserId receiver = moved.receiver();
        if (sender == null || receiver == null) {
            return;
        }
        boolean isBack = moved.status() == TransactionStatus.REFUNDED;
        long cents = isBack ? -moved.cents() : moved.cents();
        Instant given = moved.transaction().time();
        List<Score> scores = new ArrayList<>();
        StreamId stream = gift.stream();
        for (Period period : Period.values()) {
            scores.add(new Score(Board.of(Ranked.GIFTERS, period, given), sender.value(), cents));
            scores.add(
                    new Score(Board.of(Ranked.STREAMERS, period, given), receiver.value(), cents));
            if (stream != null) {
                scores.add(
                        new Score(Board.of(Ranked.STREAMS, period, given), stream.value(), cents));
            }
        }
        if (stream != null) {
            scores.add(new Score(Board.giftersOf(stream), sender.value(), cents));
        }
        if (given.isBefore(passingSince)) {
            scores.removeIf(score -> score.board().isPassing());
        }
        leaderboard.add(entry(moved), moved.at(), scores);
    }

    /** A move of a transaction happens once. */
    private static UUID entry(MoneyMoved moved) {
        String name = moved.transaction() + " " + moved.status();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
