package plaza.dynamodb;

import java.util.List;

/**
 * The tables. All have a partition key {@code PK} and a sort key {@code SK}.
 *
 * @param indexes with the keys {@code <index>PK} and {@code <index>SK}, which hold nothing but keys
 * @param expiring whether items go some time after what their attribute says
 * @param streaming whether what is written is read from a stream, too
 */
public record Shape(String name, List<String> indexes, boolean expiring, boolean streaming) {
    public static final String BY_NAME = "GSI1";
    public static final String BY_AUTHOR = "GSI1";
    public static final String BY_TIME = "GSI2";

    /** People, and what uploads they have. */
    public static final Shape USERS = new Shape("users", List.of(BY_NAME), false);

    /** Posts, and what stands under them. */
    public static final Shape POSTS = new Shape("posts", List.of(BY_AUTHOR, BY_TIME), false);

    /** What stands between people. */
    public static final Shape FOLLOWS = new Shape("follows", List.of(), false);

    /** Home timelines. */
    public static final Shape FEED = new Shape("feed", List.of(), true);

    /** Stories, and who has seen them. */
    public static final Shape STORIES = new Shape("stories", List.of(), true);

    /** What people are told, and what they want to be told. */
    public static final Shape NOTIFICATIONS = new Shape("notifications", List.of(), false);

    /** How often what is seen, and by how many. */
    public static final Shape ANALYTICS = new Shape("analytics", List.of(), false);

    /** What is found by words. */
    public static final Shape SEARCH = new Shape("search", List.of(), false);

    /** What happened. */
    public static final Shape JOURNAL = new Shape("journal", List.of(), false, true);

    /** What is written at the moment, by whom, and who has come how far in the journal. */
    public static final Shape COMMITS = new Shape("commits", List.of(), true);

    public Shape {
        indexes = List.copyOf(indexes);
    }

    /** One that has no stream. */
    Shape(String name, List<String> indexes, boolean expiring) {
        this(name, indexes, expiring, false);
    }

    /** The partition key of an index. */
    public static String partition(String index) {
        return index + Key.PK;
    }

    /** The sort key of an index. */
    public static String sort(String index) {
        return index + Key.SK;
    }
}
