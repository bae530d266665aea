package plaza.http.leaderboard;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.feature.Services;
import plaza.core.id.StreamId;
import plaza.core.leaderboard.Leaderboards;
import plaza.core.leaderboard.Period;
import plaza.core.leaderboard.Ranked;
import plaza.http.openapi.Fails;
import plaza.http.security.Viewer;

/** The endpoints of leaderboards. */
@RestController
@Tag(name = "leaderboards")
class LeaderboardController {
    private static final int SHOWN = 100;
    private static final String RANKS = "Ranks are those among whom one may see.";
    private static final String PERIOD = "Today or this week (ISO 8601, in UTC), or ever";

    private final Supplier<Leaderboards> leaderboards;

    LeaderboardController(Services services) {
        this.leaderboards = services.offered(Leaderboards.class);
    }

    @GetMapping("/api/leaderboards/gifters")
    @Fails(422)
    @Operation(
            summary = "Who gave the most; the first 100 places, and one's own",
            description = RANKS)
    PeopleBoardJson gifters(
            Viewer viewer,
            @Parameter(description = PERIOD) @RequestParam(defaultValue = "day") Period period) {
        return people(viewer, Ranked.GIFTERS, period);
    }

    @GetMapping("/api/leaderboards/streamers")
    @Fails(422)
    @Operation(
            summary = "Who was given the most; the first 100 places, and one's own",
            description = "Before the platform's share. " + RANKS)
    PeopleBoardJson streamers(
            Viewer viewer,
            @Parameter(description = PERIOD) @RequestParam(defaultValue = "day") Period period) {
        return people(viewer, Ranked.STREAMERS, period);
    }

    private PeopleBoardJson people(Viewer viewer, Ranked ranked, Period period) {
        return PeopleBoardJson.of(leaderboards.get().people(viewer.id(), ranked, period, SHOWN));
    }

    @GetMapping("/api/leaderboards/streams")
    @Fails(422)
    @Operation(
            summary = "In which streams the most was given; the first 100 places",
            description = RANKS)
    StreamBoardJson streams(
            Viewer viewer,
            @Parameter(description = PERIOD) @RequestParam(defaultValue = "day") Period period) {
        return StreamBoardJson.of(leaderboards.get().streams(viewer.id(), period, SHOWN));
    }

    @GetMapping("/api/streams/{id}/leaderboard")
    @Operation(
            summary = "Who gave the most in a stream; the first 100 places, and one's own",
            description = RANKS)
    PeopleBoardJson giftersOfStream(Viewer viewer, @PathVariable StreamId id) {
        return PeopleBoardJson.of(leaderboards.get().giftersOf(viewer.id(), id, SHOWN));
    }
}
