package plaza.app.reels;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestReporter;
import plaza.app.away.Breakable;
import plaza.app.away.EnginesAwayContract;
import plaza.app.testing.Ends;
import plaza.app.testing.RunningPlaza;
import plaza.engines.Blueprint;
import plaza.engines.testing.TestEngine;

/** What goes on without each engine of {@code reels}, as its page says. */
@Order(Ends.BACK)
final class ReelsAwayTest extends EnginesAwayContract {
    private static final Map<String, GoesOn> GOES_ON =
            Map.of(
                    "cassandra",
                    GoesOn.asFast("profile", "followers", "story"),
                    "mongodb",
                    GoesOn.asFast("like", "likes"),
                    "neo4j",
                    GoesOn.asFast(
                                    "profile",
                                    "feed",
                                    "post",
                                    "like",
                                    "comments",
                                    "search",
                                    "media",
                                    "story")
                            .answered("followers"),
                    "opensearch",
                    GoesOn.asFast(
                            "profile",
                            "followers",
                            "feed",
                            "post",
                            "like",
                            "comments",
                            "media",
                            "story"),
                    "redis",
                    GoesOn.asFast("profile", "followers", "feed", "comments", "media", "story"),
                    "s3",
                    GoesOn.asFast(
                            "profile",
                            "followers",
                            "feed",
                            "post",
                            "like",
                            "comments",
                            "search",
                            "story"));

    ReelsAwayTest(TestReporter reporter) {
        Map<String, TestEngine.Own> engines =
                TestEngine.startedHere(Blueprint.engines(List.of("reels")));
        super(
                reporter,
                RunningPlaza.startReels(Breakable.addresses(engines), TIMEOUTS),
                Breakable.of(engines),
                GOES_ON);
    }
}
