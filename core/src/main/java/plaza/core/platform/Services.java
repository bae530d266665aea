package plaza.core.platform;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import plaza.core.Ids;
import plaza.core.account.Accounts;
import plaza.core.account.PasswordHasher;
import plaza.core.account.Passwords;
import plaza.core.analytics.Analytics;
import plaza.core.analytics.Impressions;
import plaza.core.bookmark.Bookmarks;
import plaza.core.graph.Audience;
import plaza.core.graph.Connections;
import plaza.core.graph.People;
import plaza.core.graph.Relations;
import plaza.core.idempotency.IdempotentRequests;
import plaza.core.like.Likes;
import plaza.core.limit.Limits;
import plaza.core.post.CounterRebuild;
import plaza.core.post.EntityFinder;
import plaza.core.post.PostLists;
import plaza.core.post.PostLookup;
import plaza.core.post.PostViews;
import plaza.core.post.Posts;
import plaza.core.post.TextParser;
import plaza.core.post.ViewerMarks;
import plaza.core.reply.Replies;
import plaza.core.repost.Reposts;
import plaza.core.session.Logins;
import plaza.core.session.Sessions;
import plaza.core.session.TokenIssuer;
import plaza.core.timeline.HomeTimelines;
import plaza.core.timeline.TimelinePull;
import plaza.core.timeline.Timelines;
import plaza.core.trend.Mentions;
import plaza.core.trend.TrendRebuild;
import plaza.core.trend.TrendRules;
import plaza.core.trend.Trends;

/** The services: everything that the platform can do. */
public record Services(
        Ids ids,
        Accounts accounts,
        Sessions sessions,
        Logins logins,
        People people,
        Relations relations,
        Connections connections,
        Posts posts,
        PostLists postLists,
        PostViews postViews,
        Replies replies,
        Likes likes,
        Reposts reposts,
        Bookmarks bookmarks,
        Timelines timelines,
        Limits limits,
        IdempotentRequests idempotentRequests,
        CounterRebuild counterRebuild,
        Trends trends,
        TrendRebuild trendRebuild,
        Analytics analytics,
        Impressions impressions) {

    /** What services need besides stores. */
    public record Tools(
            Clock clock,
            PasswordHasher hasher,
            TokenIssuer tokens,
            TextParser parser,
            Limits.Rules limits,
            Duration sessionTtl,
            TrendRules trends) {}

    /** Makes every service. */
    public static Services of(Stores stores, Tools tools) {
        Clock clock = tools.clock();
        var ids = new Ids(clock);
        var limits = new Limits(stores.limiter(), tools.limits());

        var accounts =
                new Accounts(stores.accounts(), tools.hasher(), stores.journal(), ids, clock);
        var passwords = new Passwords(stores.accounts(), tools.hasher(), stores.journal(), clock);
        var sessions =
                new Sessions(
                        stores.sessions(),
                        stores.accounts(),
                        tools.tokens(),
                        stores.journal(),
                        new Sessions.Terms(clock, ids, tools.sessionTtl()));
        var logins = new Logins(passwords, sessions, limits);

        var audience = new Audience(stores.graph(), stores.blocks());
        var people =
                new People(
                        stores.accounts(),
                        stores.graph(),
                        stores.followRequests(),
                        stores.blocks(),
                        stores.posts(),
                        audience);
        var relations =
                new Relations(
                        stores.graph(),
                        stores.followRequests(),
                        stores.blocks(),
                        stores.journal(),
                        clock);

        var lookup = new PostLookup(stores.posts(), stores.replies());
        var marks = new ViewerMarks(stores.likes(), stores.reposts(), stores.bookmarks());
        var impressions = new Impressions(clock);
        var views =
                new PostViews(
                        lookup, stores.accounts(), audience, stores.counters(), marks, impressions);
        var entities = new EntityFinder(tools.parser(), stores.accounts());
        var posts = new Posts(lookup, stores.counters(), stores.journal(), entities, views, clock);
        var postLists = new PostLists(stores.posts(), views, audience, tools.parser());
        var replies = new Replies(stores.replies(), views, audience);
        var likes =
                new Likes(
                        stores.likes(), stores.counters(), stores.journal(), views, people, clock);
        var reposts =
                new Reposts(
                        stores.reposts(),
                        stores.counters(),
                        stores.journal(),
                        views,
                        people,
                        clock);
        var bookmarks = new Bookmarks(stores.bookmarks(), stores.journal(), views, clock);

        var home = new HomeTimelines(stores.timelines(), pull(stores), stores.graph());
        var timelines = new Timelines(home, views, stores.accounts(), audience);
        return new Services(
                ids,
                accounts,
                sessions,
                logins,
                people,
                relations,
                new Connections(stores.graph(), stores.accounts(), audience, people),
                posts,
                postLists,
                views,
                replies,
                likes,
                reposts,
                bookmarks,
                timelines,
                limits,
                new IdempotentRequests(stores.idempotency(), ids, clock),
                new CounterRebuild(
                        stores.posts(),
                        stores.replies(),
                        stores.likes(),
                        stores.reposts(),
                        stores.counters()),
                new Trends(stores.trends(), tools.trends().minPeople(), clock),
                new TrendRebuild(
                        stores.trends(),
                        stores.posts(),
                        stores.accounts(),
                        new Mentions(tools.trends().retention(), clock)),
                new Analytics(stores.analytics(), views, clock),
                impressions);
    }

    /** Each of them, for whoever finds them by type. */
    public List<Object> all() {
        return List.of(
                ids,
                accounts,
                sessions,
                logins,
                people,
                relations,
                connections,
                posts,
                postLists,
                postViews,
                replies,
                likes,
                reposts,
                bookmarks,
                timelines,
                limits,
                idempotentRequests,
                trends,
                analytics);
    }

    /** What computes timelines from posts and reposts. */
    public static TimelinePull pull(Stores stores) {
        return new TimelinePull(stores.posts(), stores.reposts());
    }
}
