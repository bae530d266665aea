package plaza.app.budget;

import java.util.List;
import plaza.app.budget.HeapBudget.Part;
import plaza.app.config.CacheSettings;
import plaza.app.config.Configuration;

/**
 * The bounds of caches, and of other things that are kept in memory. Each has a share of what the
 * heap has for them; those of posts and accounts can be set.
 *
 * @param posts with their records as replies and their counts
 * @param rendered bytes of posts and people as they are answered
 * @param listed ids of posts, in the lists of their authors
 * @param accounts with their sessions
 * @param follows known of the accounts
 * @param barriers blocks and mutes
 * @param marks likes, reposts and bookmarks of readers, each
 * @param places of entries in the timelines of active readers
 * @param keys of limits, and people who were seen lately, each
 */
public record CacheSizes(
        int posts,
        long rendered,
        long listed,
        int accounts,
        long follows,
        long barriers,
        long marks,
        long places,
        int keys) {
    /** A post of some 300 characters, with its counts. */
    private static final long POST_BYTES = 1_200;

    /** What is kept of posts: themselves, replies and counts, in hundredths. */
    private static final long ROOTS_SHARE = 55;

    private static final long REPLIES_SHARE = 25;

    private static final long LISTED_BYTES = 16;
    private static final long ACCOUNT_BYTES = 1_000;
    private static final long EDGE_BYTES = 80;
    private static final long MARK_BYTES = 3 * 16;

    /** 4 for the place, and the share of an entry that some ten readers have in common. */
    private static final long PLACE_BYTES = 24;

    private static final long KEY_BYTES = 250;
    private static final int MOST_ENTRIES = 50_000;
    private static final int MOST_KEYS = 200_000;
    private static final int LEAST = 500;

    static CacheSizes of(Configuration set, long bytes) {
        return new CacheSizes(
                set.get(CacheSettings.POSTS)
                        .orElseGet(() -> entries(bytes, 28, POST_BYTES, MOST_ENTRIES)),
                entries(bytes, 15, 1, Integer.MAX_VALUE),
                entries(bytes, 3, LISTED_BYTES, Integer.MAX_VALUE),
                set.get(CacheSettings.ACCOUNTS)
                        .orElseGet(() -> entries(bytes, 10, ACCOUNT_BYTES, MOST_ENTRIES)),
                entries(bytes, 6, EDGE_BYTES, Integer.MAX_VALUE),
                entries(bytes, 2, EDGE_BYTES, Integer.MAX_VALUE),
                entries(bytes, 5, MARK_BYTES, Integer.MAX_VALUE),
                entries(bytes, 24, PLACE_BYTES, Integer.MAX_VALUE),
                entries(bytes, 7, KEY_BYTES, MOST_KEYS));
    }

    /** Of the posts, as many as there is room for besides replies and counts. */
    public long roots() {
        return posts * ROOTS_SHARE / 100;
    }

    public long replies() {
        return posts * REPLIES_SHARE / 100;
    }

    private static int entries(long bytes, int hundredths, long each, int most) {
        return Math.clamp(bytes / 100 * hundredths / each, LEAST, most);
    }

    List<Part> parts() {
        return List.of(
                new Part("cached posts", posts, posts * POST_BYTES),
                new Part("posts as they are answered", 1, rendered),
                new Part("posts in lists of their authors", listed, listed * LISTED_BYTES),
                new Part("cached accounts", accounts, accounts * ACCOUNT_BYTES),
                new Part(
                        "cached follows and blocks",
                        follows + barriers,
                        (follows + barriers) * EDGE_BYTES),
                new Part("cached marks", marks, marks * MARK_BYTES),
                new Part("places in timelines", places, places * PLACE_BYTES),
                new Part("limits and presence", keys, keys * KEY_BYTES));
    }
}
