package plaza.app.cloud;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestReporter;
import plaza.app.away.Breakable;
import plaza.app.away.EnginesAwayContract;
import plaza.app.testing.Ends;
import plaza.app.testing.RunningPlaza;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;

/** What goes on without each engine of {@code cloud}, as its page says. */
@Order(Ends.BACK)
final class CloudAwayTest extends EnginesAwayContract {
    private static final Map<String, GoesOn> GOES_ON =
            Map.of(
                    "dynamodb",
                    GoesOn.asFast("likes")
                            .refused(
                                    "profile",
                                    "followers",
                                    "feed",
                                    "comments",
                                    "story",
                                    "search",
                                    "media",
                                    "like",
                                    "post"),
                    "redis",
                    GoesOn.asFast(
                                    "profile",
                                    "followers",
                                    "feed",
                                    "comments",
                                    "story",
                                    "search",
                                    "media",
                                    "likes")
                            .refused("like", "post"),
                    "s3",
                    GoesOn.asFast(
                                    "profile",
                                    "followers",
                                    "feed",
                                    "comments",
                                    "story",
                                    "search",
                                    "like",
                                    "likes",
                                    "post")
                            .refused("media"));

    private final TestEngine.Own dynamodb;

    CloudAwayTest(TestReporter reporter) {
        // That of the other tests keeps nothing.
        TestEngine.Own lasting = TestEngine.start(Recipes.DYNAMODB);
        Map<String, TestEngine.Own> engines =
                new HashMap<>(TestEngine.startedHere(List.of(Recipes.REDIS, Recipes.S3)));
        engines.put("dynamodb", lasting);
        super(
                reporter,
                RunningPlaza.startCloud(Breakable.addresses(engines), TIMEOUTS),
                Breakable.of(engines),
                GOES_ON);
        dynamodb = lasting;
    }

    @AfterAll
    void stop() {
        dynamodb.close();
    }
}
