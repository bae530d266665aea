package plaza.app.endtoend.hidden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plaza.app.endtoend.hidden.World.Side;
import plaza.app.testing.LeftOut;

/**
 * Every GET operation of the API, and where one of the two may meet the other in it.
 *
 * @param all by the path of the description
 */
public record Walk(Map<String, List<Stop>> all) {
    private static final Map<String, String> LISTENED_TO =
            Map.of(
                    "/api/stream", "walked by who listens",
                    "/api/ws", "walked by who listens");

    /** What is met at a place. */
    public enum Met {
        /** Seen before the block, and not after. */
        SHOWN,
        /** There before the block, and after it as if it had never been. */
        GONE,
        /** Nobody at any time, or one among everybody: not seen after the block. */
        NOBODY,
        /** What is one's own to see: the reason stands at the place. */
        OWN,
        /** Left out of this deployment. */
        OFF
    }

    public record Stop(String target, Met met) {}

    public static Walk of(World world, Side me, Side other) {
        var table = new Table(world.leftOut);
        people(table, world, other);
        posts(table, world, me, other);
        chats(table, world, me, other);
        streams(table, world, me, other);
        own(table);
        return new Walk(table.stops);
    }

    /** Those that are not in the table, and need not be. */
    static boolean isListenedTo(String path) {
        return LISTENED_TO.containsKey(path);
    }

    private static final class Table {
        private final Map<String, List<Stop>> stops = new LinkedHashMap<>();
        private final LeftOut leftOut;

        Table(LeftOut leftOut) {
            this.leftOut = leftOut;
        }

        /** Parameters take the values in their order; a query may follow the path. */
        Table at(String path, Met met, String... values) {
            String target = path;
            String query = "";
            for (String value : values) {
                if (value.startsWith("?")) {
                    query = value;
                } else {
                    target = target.replaceFirst("\\{[^}]*}", value);
                }
            }
            stops.computeIfAbsent(path, _ -> new ArrayList<>())
                    .add(new Stop(target + query, leftOut.has(path) ? Met.OFF : met));
            return this;
        }
    }

    private static void people(Table table, World world, Side other) {
        String third = world.third.id();
        table.at("/api/users/{idOrUsername}", Met.GONE, other.id())
                .at("/api/users/{idOrUsername}", Met.GONE, other.name())
                .at("/api/users/{idOrUsername}", Met.NOBODY, third)
                .at("/api/users/{id}/followers", Met.GONE, other.id())
                .at("/api/users/{id}/followers", Met.SHOWN, third)
                .at("/api/users/{id}/following", Met.GONE, other.id())
                .at("/api/users/{id}/following", Met.SHOWN, third)
                .at("/api/users/{id}/mutuals", Met.GONE, other.id())
                .at("/api/users/{id}/mutuals", Met.SHOWN, third)
                .at("/api/users/{id}/path", Met.GONE, other.id())
                .at("/api/users/{id}/path", Met.NOBODY, world.fifth.id())
                .at("/api/users/{id}/posts", Met.GONE, other.id())
                .at("/api/users/{id}/posts", Met.SHOWN, third)
                .at("/api/users/{id}/stories", Met.GONE, other.id())
                .at("/api/users/{person}/streams", Met.GONE, other.id())
                .at("/api/users/{person}/streams", Met.SHOWN, third)
                .at("/api/reels/user/{userId}", Met.GONE, other.id())
                .at("/api/reels/user/{userId}", Met.SHOWN, third, "?comments=10")
                .at("/api/presence", Met.SHOWN, "?ids=" + other.id() + "," + third)
                .at("/api/search/suggest", Met.SHOWN, "?q=@" + other.name())
                .at("/api/search", Met.SHOWN, "?type=users&q=" + other.name())
                .at("/api/search", Met.SHOWN, "?type=users&q=" + other.display)
                .at("/api/search", Met.SHOWN, "?type=posts&q=" + other.mark)
                .at("/api/search", Met.SHOWN, "?type=posts&q=from:" + other.name())
                .at("/api/search", Met.NOBODY, "?type=hashtags&q=" + world.tag)
                .at("/api/media/{folder}/{name}", Met.GONE, other.the("avatar").split("/"))
                .at("/api/media/{folder}/{name}", Met.GONE, other.the("media").split("/"))
                .at("/api/media/{folder}/{name}", Met.GONE, other.the("picture").split("/"))
                // There is no CDN that could ask here.
                .at("/api/cdn/{folder}/{name}", Met.NOBODY, other.the("picture").split("/"));
    }

    private static void posts(Table table, World world, Side me, Side other) {
        String theirs = other.the("post");
        for (String path :
                List.of(
                        "/api/posts/{id}",
                        "/api/posts/{id}/ancestors",
                        "/api/posts/{id}/history",
                        "/api/posts/{id}/likes",
                        "/api/posts/{id}/reposts",
                        "/api/likes/{postId}")) {
            table.at(path, Met.GONE, theirs);
        }
        // What others answered there stays to be read, as under a post that is deleted.
        table.at("/api/posts/{id}/replies", Met.NOBODY, theirs)
                .at("/api/comments/{postId}", Met.NOBODY, theirs)
                .at("/api/posts/{id}", Met.SHOWN, world.post)
                .at("/api/posts/{id}", Met.SHOWN, me.the("kept"))
                .at("/api/posts/{id}/ancestors", Met.SHOWN, other.the("below"))
                .at("/api/posts/{id}/ancestors", Met.SHOWN, me.the("answered"))
                .at("/api/posts/{id}/history", Met.NOBODY, world.post)
                .at("/api/posts/{id}/likes", Met.SHOWN, world.post)
                .at("/api/posts/{id}/replies", Met.SHOWN, world.post, "?order=newest")
                .at("/api/posts/{id}/replies", Met.SHOWN, me.the("post"))
                .at("/api/posts/{id}/reposts", Met.SHOWN, world.post)
                .at("/api/posts/{id}/analytics", Met.NOBODY, me.the("post"))
                .at("/api/comments/{postId}", Met.SHOWN, world.post)
                .at("/api/likes/{postId}", Met.NOBODY, world.post)
                .at("/api/feed", Met.SHOWN)
                .at("/api/reels/feed", Met.SHOWN)
                .at("/api/reels/feed", Met.SHOWN, "?comments=10")
                .at("/api/hashtags/{tag}/posts", Met.SHOWN, world.tag)
                .at("/api/timeline", Met.NOBODY, "?limit=100")
                .at("/api/trends", Met.NOBODY)
                .at("/api/recommendations", Met.NOBODY, "?limit=100")
                .at("/api/trends/posts", Met.NOBODY, "?limit=100")
                .at("/api/stories", Met.SHOWN)
                .at("/api/stories/{id}", Met.GONE, other.the("story"))
                .at("/api/stories/{id}/views", Met.SHOWN, me.the("story"))
                .at("/api/stories/{id}/views", Met.NOBODY, other.the("story"));
    }

    private static void chats(Table table, World world, Side me, Side other) {
        table.at("/api/chats", Met.SHOWN, "?limit=100")
                .at("/api/chats", Met.SHOWN, "?folder=requests&limit=100")
                .at("/api/chats/unread", Met.NOBODY)
                .at("/api/chats/{id}", Met.GONE, me.the("direct"))
                .at("/api/chats/{id}", Met.GONE, other.the("request"))
                .at("/api/chats/{id}", Met.NOBODY, world.room)
                .at("/api/chats/{id}", Met.SHOWN, other.the("named"))
                .at("/api/chats/{id}/members", Met.GONE, me.the("direct"))
                .at("/api/chats/{id}/members", Met.GONE, other.the("request"))
                .at("/api/chats/{id}/members", Met.SHOWN, world.room)
                .at("/api/chats/{id}/messages", Met.GONE, me.the("direct"))
                .at("/api/chats/{id}/messages", Met.SHOWN, world.room)
                .at("/api/chats/{id}/messages/{messageId}", Met.SHOWN, world.room, world.message)
                .at(
                        "/api/chats/{id}/messages/{messageId}",
                        Met.GONE,
                        world.room,
                        other.the("said"));
    }

    private static void streams(Table table, World world, Side me, Side other) {
        Met paid = world.money ? Met.SHOWN : Met.NOBODY;
        table.at("/api/streams", Met.NOBODY, "?limit=100")
                .at("/api/streams/{id}", Met.GONE, other.the("stream"))
                .at("/api/streams/{id}", Met.SHOWN, world.stream)
                .at("/api/streams/{id}/messages", Met.GONE, other.the("stream"))
                .at("/api/streams/{id}/messages", Met.SHOWN, world.stream)
                .at("/api/streams/{id}/leaderboard", paid, world.stream)
                .at("/api/leaderboards/gifters", Met.NOBODY, "?period=day")
                .at("/api/leaderboards/streamers", Met.NOBODY, "?period=day")
                .at("/api/leaderboards/streams", Met.NOBODY, "?period=day");
        if (world.money) {
            table.at("/api/streams/{id}/leaderboard", Met.GONE, other.the("stream"));
            // The books are kept for both sides of each payment, for good: they say by id who paid,
            // and nothing can be found by that any more.
            table.at("/api/wallet/transactions/{id}", Met.OWN, me.the("transaction"));
        } else {
            table.at("/api/wallet/transactions/{id}", Met.NOBODY, world.stream);
        }
    }

    private static void own(Table table) {
        table.at("/api/notifications", Met.SHOWN, "?limit=100")
                .at("/api/notifications/unread", Met.NOBODY)
                .at("/api/notifications/preferences", Met.NOBODY)
                .at("/api/users/me", Met.NOBODY)
                .at("/api/users/me/analytics", Met.NOBODY)
                .at("/api/users/me/bookmarks", Met.SHOWN)
                .at("/api/users/me/likes", Met.SHOWN)
                .at("/api/users/me/activity", Met.SHOWN, "?limit=100")
                .at("/api/users/me/reposts", Met.SHOWN)
                .at("/api/users/me/mutes", Met.NOBODY)
                .at("/api/users/me/follow-requests", Met.NOBODY)
                .at("/api/users/me/suggestions", Met.NOBODY)
                // Whom one blocks, one has to find to end it.
                .at("/api/users/me/blocks", Met.OWN)
                // As above: one's own books.
                .at("/api/wallet/transactions", Met.OWN)
                .at("/api/wallet", Met.NOBODY)
                .at("/api/gifts", Met.NOBODY)
                .at("/api/auth/sessions", Met.NOBODY)
                .at("/api/capabilities", Met.NOBODY)
                .at("/api/admin/analytics", Met.NOBODY)
                .at("/api/admin/projections", Met.NOBODY)
                .at("/api/admin/projections/{name}/parked", Met.NOBODY, "search")
                .at("/health/live", Met.NOBODY)
                .at("/health/ready", Met.NOBODY)
                .at("/metrics", Met.NOBODY);
    }
}
