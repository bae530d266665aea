package plaza.http.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The features in the order in which somebody comes upon them: joining, finding people, posting and
 * reading, what follows from that; then those that have no place in it, by their names; and at the
 * end what only operators need.
 */
final class DayOrder {
    private static final List<String> PEOPLE =
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
                    "recommendations",
                    "analytics",
                    "live streams",
                    "gifts",
                    "leaderboards",
                    "wallet",
                    "payments");

    private static final List<String> OPERATORS = List.of("ingest", "operation", "administration");

    private DayOrder() {}

    /** Lists the features, which is the order that they are shown in. */
    static void apply(OpenAPI api) {
        Set<String> others = new TreeSet<>();
        api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(operation -> others.addAll(operation.getTags()));
        PEOPLE.forEach(others::remove);
        OPERATORS.forEach(others::remove);
        api.setTags(
                Stream.of(PEOPLE, others, OPERATORS)
                        .flatMap(names -> names.stream())
                        .map(name -> new Tag().name(name))
                        .toList());
    }
}
