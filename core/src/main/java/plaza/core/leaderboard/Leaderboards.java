package plaza.core.leaderboard;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plaza.core.account.Account;
import plaza.core.account.UserId;
import plaza.core.graph.Audience;
import plaza.core.graph.Sight;
import plaza.core.live.StreamGate;
import plaza.core.live.StreamId;
import plaza.core.live.StreamLists;
import plaza.core.live.StreamView;

/** Looking at boards: whoever the viewer may not see is left out, and leaves a gap in the ranks. */
public final class Leaderboards {
    private final Leaderboard leaderboard;
    private final StreamLists streams;
    private final StreamGate gate;
    private final Audience audience;
    private final Clock clock;

    public Leaderboards(
            Leaderboard leaderboard,
            StreamLists streams,
            StreamGate gate,
            Audience audience,
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
        List<Standing> top = leaderboard.top(board, limit);
        Sight sight = audience.of(viewer);
        Map<UserId, Account> found =
                audience.people(
                        sight,
                        top.stream().map(standing -> new UserId(standing.member())).toList());
        List<PersonPlace> shown =
                top.stream()
                        .flatMap(
                                standing ->
                                        Optional.ofNullable(
                                                found.get(new UserId(standing.member())))
                                                .map(person -> new PersonPlace(standing, person))
                                                .stream())
                        .toList();
        return new People(shown, leaderboard.find(board, viewer.value()).orElse(null));
    }

    /** In which streams the most was given. */
    public List<StreamPlace> streams(UserId viewer, Period period, int limit) {
        List<Standing> top = leaderboard.top(Board.of(Ranked.STREAMS, period, now()), limit);
        Map<UUID, StreamView> found = new HashMap<>();
        streams.findAll(
                        viewer,
                        top.stream()
                                .map(standing -> new StreamId(standing.member()))
                                .collect(Collectors.toList()))
                .forEach(view -> found.put(view.stream().id().value(), view));
        return top.stream()
                .flatMap(
                        standing ->
                                Optional.ofNullable(found.get(standing.member()))
                                        .map(view -> new StreamPlace(standing, view))
                                        .stream())
                .toList();
    }

    private Instant now() {
        return clock.instant();
    }
}
