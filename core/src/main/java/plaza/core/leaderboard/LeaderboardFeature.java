package plaza.core.leaderboard;

import java.time.Duration;
import java.util.List;
import plaza.core.event.Projection;
import plaza.core.feature.CleanupJob;
import plaza.core.feature.Feature;
import plaza.core.feature.Offer;
import plaza.core.feature.Shared;
import plaza.core.graph.GraphFeature;
import plaza.core.ledger.Books;
import plaza.core.ledger.Ledger;
import plaza.core.live.LiveFeature;

/** The feature of leaderboards. */
public final class LeaderboardFeature implements Feature {
    public static final Offer OFFER =
            new Offer(List.of(Leaderboard.class, Ledger.class), List.of(Leaderboards.class))
                    .on(LiveFeature.OFFER);

    private final Leaderboard board;
    private final Books books;
    private final Leaderboards leaderboards;

    public LeaderboardFeature(Shared shared, GraphFeature graph, LiveFeature live) {
        this.board = shared.port(Leaderboard.class);
        this.books = shared.port(Books.class);
        this.leaderboards =
                new Leaderboards(
                        board, live.lists(), live.gate(), graph.audience(), shared.clock());
    }

    @Override
    public List<Object> services() {
        return List.of(leaderboards);
    }

    @Override
    public List<Projection> projections() {
        return List.of(new LeaderboardProjection(board, books));
    }

    @Override
    public List<CleanupJob> cleanups() {
        Duration remembered = Duration.ofDays(Leaderboard.REMEMBERED_DAYS);
        return List.of(
                new CleanupJob(
                        "gifts that were added up",
                        now -> board.forgetBefore(now.minus(remembered))));
    }
}
