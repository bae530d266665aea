package plaza.core.leaderboard;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import plaza.core.event.JournalEntry;
import plaza.core.event.Projection;
import plaza.core.id.StreamId;
import plaza.core.id.UserId;
import plaza.core.ledger.LedgerEvent.MoneyMoved;
import plaza.core.ledger.Transaction.Given;
import plaza.core.ledger.TransactionStatus;

/** Adds up what was given, and takes away what was given back, on the day that it was given. */
public final class LeaderboardProjection implements Projection {
    private final Leaderboard leaderboard;

    public LeaderboardProjection(Leaderboard leaderboard) {
        this.leaderboard = leaderboard;
    }

    @Override
    public String name() {
        return "leaderboards";
    }

    @Override
    public void apply(List<JournalEntry> entries) {
        for (JournalEntry entry : entries) {
            if (entry.event() instanceof MoneyMoved moved && moved.gift() != null) {
                apply(moved, moved.gift());
            }
        }
    }

    private void apply(MoneyMoved moved, Given gift) {
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
        leaderboard.add(entry(moved), moved.at(), scores);
    }

    /** A move of a transaction happens once. */
    private static UUID entry(MoneyMoved moved) {
        String name = moved.transaction() + " " + moved.status();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
