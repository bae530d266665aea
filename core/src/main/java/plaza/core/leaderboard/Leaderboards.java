package plaza.core.leaderboard;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plaza.core.account.Account;
import plaza.core.graph.ViewerContext;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.StreamId;
import plaza.core.id.UserId;
import plaza.core.live.StreamAccessPolicy;
import plaza.core.live.StreamLists;
import plaza.core.live.StreamView;

/**
 * Looking at boards as if there was nobody on them whom the viewer may not see: the next ones move
 * up, and ranks are those among whom the viewer sees.
 */
public final class Leaderboards {
    /** Places looked at beyond those shown, for what is hidden among them. */
    private static final int SPARE = 20;

    /** Places after which a board is answered as it is (ADR 47). */
    private static final int MOST_LOOKED_AT = 1_000;

    private final Leaderboard leaderboard;
    private final StreamLists streams;
    private final StreamAccessPolicy gate;
    private final ViewerContexts audience;
    private final Clock clock;

    public Leaderboards(
            Leaderboard leaderboard,
            StreamLists streams,
            StreamAccessPolicy gate,
            ViewerContexts audience,
            Clock clock) {
        this.leaderboard = leaderboard;
        this.streams = streams;
        this.gate = gate;
        this.audience = audience;
        this.clock = clock;
    }

    /** Somebody's place. */
    public record PersonPlace(Standing standing, Account person) {}

    /** A stream's place. */
    public record StreamPlace(Standing standing, StreamView stream) {}

    /**
     * A board of people.
     *
     * @param own the viewer's place, or null where they have none
     */
    public record People(List<PersonPlace> top, @Nullable Standing own) {
        public People {
            top = List.copyOf(top);
        }
    }

    /** Who gave or was given the most, today, this week or ever. */
    public People people(UserId viewer, Ranked ranked, Period period, int limit) {
        return people(viewer, Board.of(ranked, period, now()), limit);
    }

    /**
     * Who gave the most in a stream.
     *
     * @throws plaza.core.DomainException NOT_FOUND where the viewer may not know of it
     */
    public People giftersOf(UserId viewer, StreamId stream, int limit) {
        gate.require(viewer, stream);
        return people(viewer, Board.giftersOf(stream), limit);
    }

    private People people(UserId viewer, Board board, int limit) {
        ViewerContext sight = audience.of(viewer);
        Seen<Account> seen =
                look(
                        board,
                        limit,
                        standings -> {
                            Map<UUID, Account> people = new HashMap<>();
                            audience.people(
                                            sight,
                                            standings.stream()
                                                    .map(each -> new UserId(each.member()))
                                                    .toList())
                                    .forEach((id, account) -> people.put(id.value(), account));
                            return people;
                        });
        return new People(
                seen.top(limit, PersonPlace::new),
                leaderboard.find(board, viewer.value()).map(seen::rankAgain).orElse(null));
    }

    /** In which streams the most was given. */
    public List<StreamPlace> streams(UserId viewer, Period period, int limit) {
        return look(
                        Board.of(Ranked.STREAMS, period, now()),
                        limit,
                        standings -> {
                            Map<UUID, StreamView> found = new HashMap<>();
                            streams.findAll(
                                            viewer,
                                            standings.stream()
                                                    .map(each -> new StreamId(each.member()))
                                                    .toList())
                                    .forEach(view -> found.put(view.stream().id().value(), view));
                            return found;
                        })
                .top(limit, StreamPlace::new);
    }

    private <V> Seen<V> look(
            Board board, int limit, Function<List<Standing>, Map<UUID, V>> visible) {
        int looked = Math.min(limit + SPARE, MOST_LOOKED_AT);
        while (true) {
            List<Standing> standings = leaderboard.top(board, looked);
            var seen = new Seen<>(standings, visible.apply(standings));
            if (seen.visible().size() >= limit
                    || standings.size() < looked
                    || looked == MOST_LOOKED_AT) {
                return seen;
            }
            looked = MOST_LOOKED_AT;
        }
    }

    /**
     * The beginning of a board.
     *
     * @param visible what the viewer sees of it, by member
     */
    private record Seen<V>(List<Standing> standings, Map<UUID, V> visible) {
        <P> List<P> top(int limit, BiFunction<Standing, V, P> place) {
            List<P> top = new ArrayList<>();
            for (Standing standing : standings) {
                V shown = visible.get(standing.member());
                if (shown != null && top.size() < limit) {
                    top.add(place.apply(rankAgain(standing), shown));
                }
            }
            return top;
        }

        /** Its rank without those before it who are hidden, as far as the board was looked at. */
        Standing rankAgain(Standing standing) {
            long hidden =
                    standings.stream()
                            .filter(
                                    each ->
                                            each.cents() > standing.cents()
                                                    && !visible.containsKey(each.member()))
                            .count();
            return new Standing(standing.rank() - hidden, standing.member(), standing.cents());
        }
    }

    private Instant now() {
        return clock.instant();
    }
}
