package plaza.http.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;

/**
 * The features in the order in which somebody comes upon them: joining, finding people, posting and
 * reading, what follows from that; and at the end what only operators need.
 */
final class DayOrder {
    static final List<String> TAGS =
            List.of(
                    "accounts",
                    "sessions",
                    "people",
                    "media",
                    "posts",
                    "timelines",
                    "replies",
                    "comments",
                    "likes",
                    "reposts",
                    "bookmarks",
                    "stories",
                    "reels",
                    "notifications",
                    "live updates",
                    "presence",
                    "chats",
                    "search",
                    "trends",
                    "analytics",
                    "live streams",
                    "gifts",
                    "leaderboards",
                    "wallet",
                    "payments",
                    "ingest",
                    "operation",
                    "administration");

    private DayOrder() {}

    /** Lists the features, which is the order that they are shown in. */
    static void apply(OpenAPI api) {
        api.setTags(TAGS.stream().map(name -> new Tag().name(name)).toList());
    }
}
