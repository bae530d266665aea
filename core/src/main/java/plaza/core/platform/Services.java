package plaza.core.platform;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import plaza.core.Ids;
import plaza.core.account.Accounts;
import plaza.core.account.PasswordHasher;
import plaza.core.account.Passwords;
import plaza.core.account.RegistrationCheck;
import plaza.core.analytics.Analytics;
import plaza.core.analytics.Impressions;
import plaza.core.bookmark.Bookmarks;
import plaza.core.chat.ChatGate;
import plaza.core.chat.ChatLists;
import plaza.core.chat.ChatScreen;
import plaza.core.chat.ChatSweep;
import plaza.core.chat.ChatViews;
import plaza.core.chat.Chats;
import plaza.core.chat.MessageWrites;
import plaza.core.chat.Messages;
import plaza.core.gift.Gifts;
import plaza.core.graph.Audience;
import plaza.core.graph.Connections;
import plaza.core.graph.People;
import plaza.core.graph.Relations;
import plaza.core.id.MessageId;
import plaza.core.id.PostId;
import plaza.core.id.StoryId;
import plaza.core.id.StreamId;
import plaza.core.id.UserId;
import plaza.core.idempotency.IdempotentRequests;
import plaza.core.leaderboard.Leaderboards;
import plaza.core.ledger.LedgerRules;
import plaza.core.ledger.PaymentProvider;
import plaza.core.ledger.PaymentSweep;
import plaza.core.ledger.Settlement;
import plaza.core.ledger.Wallets;
import plaza.core.like.Likes;
import plaza.core.limit.Limits;
import plaza.core.live.Ingest;
import plaza.core.live.Playback;
import plaza.core.live.StreamChat;
import plaza.core.live.StreamGate;
import plaza.core.live.StreamLists;
import plaza.core.live.StreamNews;
import plaza.core.live.StreamSweep;
import plaza.core.live.StreamWrites;
import plaza.core.live.Streams;
import plaza.core.live.Watching;
import plaza.core.mark.Marking;
import plaza.core.media.Attachments;
import plaza.core.media.MediaAccess;
import plaza.core.media.MediaFiles;
import plaza.core.media.MediaGate;
import plaza.core.media.MediaSweep;
import plaza.core.media.MediaUse;
import plaza.core.media.Renditions;
import plaza.core.media.Uploads;
import plaza.core.notification.Acts;
import plaza.core.notification.Consent;
import plaza.core.notification.NotificationListener;
import plaza.core.notification.NotificationPreferences;
import plaza.core.notification.NotificationProjection;
import plaza.core.notification.NotificationScreen;
import plaza.core.notification.NotificationTerms;
import plaza.core.notification.NotificationViews;
import plaza.core.notification.Notifications;
import plaza.core.post.CounterRebuild;
import plaza.core.post.EntityFinder;
import plaza.core.post.PostDrafts;
import plaza.core.post.PostLists;
import plaza.core.post.PostLookup;
import plaza.core.post.PostPolicy;
import plaza.core.post.PostScreen;
import plaza.core.post.PostViews;
import plaza.core.post.PostWrites;
import plaza.core.post.Posts;
import plaza.core.post.Recount;
import plaza.core.post.TextParser;
import plaza.core.post.ViewerMarks;
import plaza.core.presence.PersonScreen;
import plaza.core.presence.Presence;
import plaza.core.reply.Replies;
import plaza.core.repost.Reposts;
import plaza.core.search.SearchQueries;
import plaza.core.search.Searches;
import plaza.core.session.KnownDevices;
import plaza.core.session.Logins;
import plaza.core.session.Registrations;
import plaza.core.session.Sessions;
import plaza.core.session.TokenIssuer;
import plaza.core.story.Stories;
import plaza.core.story.StoryGate;
import plaza.core.story.StoryLists;
import plaza.core.story.StorySweep;
import plaza.core.story.StoryTray;
import plaza.core.story.StoryViews;
import plaza.core.subscription.LiveUpdates;
import plaza.core.subscription.UpdateHub;
import plaza.core.timeline.FeedScreen;
import plaza.core.timeline.HomeTimelines;
import plaza.core.timeline.TimelinePull;
import plaza.core.timeline.Timelines;
import plaza.core.trend.Mentions;
import plaza.core.trend.TrendRebuild;
import plaza.core.trend.TrendRules;
import plaza.core.trend.Trends;
import plaza.core.update.Screen;
import plaza.core.update.Topic;
import plaza.core.update.Updates;

/** The services: everything that the platform can do. */
public record Services(
        Ids ids,
        Accounts accounts,
        Sessions sessions,
        Logins logins,
        Registrations registrations,
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
        Notifications notifications,
        NotificationPreferences notificationPreferences,
        Attachments attachments,
        Uploads uploads,
        MediaAccess mediaAccess,
        MediaSweep mediaSweep,
        Updates updates,
        LiveUpdates liveUpdates,
        Stories stories,
        StoryLists storyLists,
        StoryTray storyTray,
        StoryGate storyGate,
        StorySweep storySweep,
        Searches searches,
        Trends trends,
        TrendRebuild trendRebuild,
        Analytics analytics,
        Impressions impressions,
        Chats chats,
        ChatLists chatLists,
        Messages messages,
        ChatSweep chatSweep,
        Streams streams,
        StreamLists streamLists,
        StreamChat streamChat,
        Watching watching,
        Ingest ingest,
        Playback playback,
        StreamSweep streamSweep,
        StreamNews streamNews,
        Wallets wallets,
        Settlement settlement,
        Gifts gifts,
        PaymentSweep paymentSweep,
        Leaderboards leaderboards,
        Presence presence) {

    /** What services need besides stores. */
    public record Tools(
            Clock clock,
            PasswordHasher hasher,
            TokenIssuer tokens,
            KnownDevices devices,
            TextParser parser,
            Limits.Rules limits,
            Duration sessionTtl,
            Duration notificationRetention,
            MediaTools media,
            UpdateHub updateHub,
            Duration storyTtl,
            TrendRules trends,
            LiveTerms live,
            LedgerRules ledger,
            PaymentProvider payments,
            RegistrationCheck registrationCheck) {}

    /**
     * @param watchUrl where streams are watched, with {@code {id}} for the stream's
     * @param reconnect how long a stream stays live without its encoder
     * @param passes signs passes to watch streams of private accounts
     */
    public record LiveTerms(String watchUrl, Duration reconnect, SecretKey passes) {}

    /**
     * What the services of media need besides stores.
     *
     * @param kept how long an upload stays that is used for nothing yet
     */
    public record MediaTools(
            MediaFiles files, Renditions renditions, Uploads.Rules rules, Duration kept) {}

    /** Makes every service. */
    public static Services of(Stores stores, Tools tools) {
        Clock clock = tools.clock();
        var ids = new Ids(clock);
        var limits = new Limits(stores.limiter(), tools.limits());

        var attachments = new Attachments(stores.mediaCatalog());
        var accounts =
                new Accounts(
                        stores.accounts(),
                        tools.hasher(),
                        stores.journal(),
                        ids,
                        clock,
                        attachments);
        var passwords = new Passwords(stores.accounts(), tools.hasher(), stores.journal(), clock);
        var sessions =
                new Sessions(
                        stores.sessions(),
                        stores.accounts(),
                        tools.tokens(),
                        tools.devices(),
                        stores.journal(),
                        new Sessions.Terms(clock, ids, tools.sessionTtl()));
        var logins = new Logins(passwords, sessions, limits);
        var registrations =
                new Registrations(accounts, sessions, limits, tools.registrationCheck());

        var audience = new Audience(stores.graph(), stores.blocks(), stores.accounts());
        var presence = new Presence(stores.presence(), stores.accounts(), audience, clock);
        var people =
                new People(
                        stores.accounts(),
                        stores.graph(),
                        stores.followRequests(),
                        stores.blocks(),
                        PostPolicy.shown(stores.posts()),
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
                new PostViews(lookup, audience, stores.counters(), marks, attachments, impressions);
        var entities = new EntityFinder(tools.parser(), stores.accounts());
        var posts =
                new Posts(
                        new PostDrafts(entities, views, attachments),
                        new PostWrites(lookup, stores.counters(), attachments),
                        lookup,
                        stores.journal(),
                        views,
                        clock);
        var postLists = new PostLists(stores.posts(), views, audience);
        var replies = new Replies(stores.replies(), views, audience);
        var marking = new Marking(stores.journal(), views, people, clock);
        var likes = new Likes(stores.likes(), stores.counters(), views, marking);
        var reposts = new Reposts(stores.reposts(), stores.counters(), views, marking);
        var bookmarks = new Bookmarks(stores.bookmarks(), views, marking);

        var home = new HomeTimelines(stores.timelines(), pull(stores), stores.graph());
        var timelines = new Timelines(home, views, audience);

        MediaTools media = tools.media();
        // Who may see what shows media: one line for each kind.
        Map<MediaUse.Kind, MediaGate> gates = new EnumMap<>(MediaUse.Kind.class);
        gates.put(MediaUse.Kind.POST, (viewer, id) -> views.isVisible(viewer, new PostId(id)));
        gates.put(MediaUse.Kind.AVATAR, (viewer, id) -> people.isVisible(viewer, new UserId(id)));
        gates.put(MediaUse.Kind.COVER, (viewer, id) -> people.isVisible(viewer, new UserId(id)));

        var storyGate = new StoryGate(stores.stories(), audience, clock);
        var storyViews = new StoryViews(attachments);
        var storyLists =
                new StoryLists(stores.stories(), storyViews, storyGate, people, audience, clock);
        gates.put(
                MediaUse.Kind.STORY, (viewer, id) -> storyGate.mayBeSeen(viewer, new StoryId(id)));
        var updates = new Updates(stores.broadcast());
        var chatGate = new ChatGate(stores.chats(), audience);
        var chats =
                new Chats(
                        stores.chats(),
                        stores.graph(),
                        audience,
                        chatGate,
                        stores.journal(),
                        clock);
        var chatLists =
                new ChatLists(
                        stores.chats(),
                        stores.messages(),
                        new ChatViews(stores.messages(), audience, attachments),
                        chatGate,
                        people,
                        audience,
                        clock);
        gates.put(
                MediaUse.Kind.MESSAGE,
                (viewer, id) -> chatLists.mayBeSeen(viewer, new MessageId(id)));
        var streamGate = new StreamGate(stores.streams(), audience);
        var streams =
                new Streams(
                        stores.streams(),
                        new StreamWrites(
                                stores.streams(), stores.chats(), stores.viewers(), attachments),
                        streamGate,
                        attachments,
                        audience,
                        stores.journal(),
                        new Streams.Terms(clock, tools.live().watchUrl()));
        var playback =
                new Playback(
                        stores.streams(),
                        stores.accounts(),
                        streamGate,
                        tools.live().passes(),
                        clock);
        var streamLists =
                new StreamLists(
                        stores.streams(),
                        stores.viewers(),
                        attachments,
                        streamGate,
                        playback,
                        audience,
                        clock);
        gates.put(
                MediaUse.Kind.STREAM,
                (viewer, id) -> streamLists.mayBeSeen(viewer, new StreamId(id)));
        var ingest = new Ingest(stores.streams(), streams, tools.live().reconnect(), clock);
        var streamNews = new StreamNews(stores.viewers(), updates, clock);
        var settlement = new Settlement(stores.ledger(), stores.journal(), clock);
        return new Services(
                ids,
                accounts,
                sessions,
                logins,
                registrations,
                people,
                relations,
                new Connections(stores.graph(), audience, people),
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
                        List.of(stores.posts(), stores.replies()),
                        new Recount(stores.likes(), stores.reposts(), stores.replies()),
                        stores.counters()),
                new Notifications(
                        stores.notifications(),
                        new NotificationViews(lookup, audience),
                        audience,
                        stores.blocks(),
                        stores.journal(),
                        new NotificationTerms(clock, tools.notificationRetention())),
                new NotificationPreferences(
                        stores.notificationPreferences(), stores.journal(), clock),
                attachments,
                new Uploads(
                        new Uploads.Tools(media.files(), media.renditions()),
                        stores.mediaStore(),
                        stores.mediaCatalog(),
                        stores.journal(),
                        limits,
                        media.rules()),
                new MediaAccess(
                        stores.mediaCatalog(), stores.mediaStore(), media.renditions(), gates),
                new MediaSweep(
                        stores.mediaCatalog(),
                        stores.mediaStore(),
                        media.renditions(),
                        media.kept()),
                updates,
                new LiveUpdates(
                        tools.updateHub(),
                        sessions,
                        views,
                        presence,
                        audience,
                        screens(stores, lookup, audience, clock),
                        clock),
                new Stories(
                        stores.stories(),
                        attachments,
                        stores.journal(),
                        storyLists,
                        storyGate,
                        new Stories.Terms(clock, tools.storyTtl())),
                storyLists,
                new StoryTray(stores.stories(), audience, storyViews, clock),
                storyGate,
                new StorySweep(stores.stories(), attachments),
                new Searches(
                        stores.search(),
                        stores.autocomplete(),
                        new SearchQueries(tools.parser(), stores.accounts(), clock),
                        views,
                        people,
                        audience),
                new Trends(stores.trends(), tools.trends().minPeople(), clock),
                new TrendRebuild(
                        stores.trends(),
                        stores.posts(),
                        stores.accounts(),
                        new Mentions(tools.trends().retention(), clock)),
                new Analytics(stores.analytics(), views, clock),
                impressions,
                chats,
                chatLists,
                new Messages(
                        new Messages.Stores(
                                stores.chats(), stores.accounts(), attachments, stores.journal()),
                        new MessageWrites(stores.chats(), stores.messages(), attachments),
                        chats,
                        chatLists,
                        chatGate,
                        updates,
                        clock),
                new ChatSweep(stores.messages(), attachments),
                streams,
                streamLists,
                new StreamChat(
                        stores.messages(),
                        new MessageWrites(stores.chats(), stores.messages(), attachments),
                        new ChatViews(stores.messages(), audience, attachments),
                        streamGate,
                        audience,
                        stores.limiter(),
                        new StreamChat.Terms(stores.journal(), clock)),
                new Watching(stores.viewers(), streamGate, clock),
                ingest,
                playback,
                new StreamSweep(stores.streams(), stores.viewers(), ingest, streamNews),
                streamNews,
                new Wallets(stores.ledger(), settlement, tools.payments(), tools.ledger()),
                settlement,
                new Gifts(stores.gifts(), stores.ledger(), settlement, streamGate, tools.ledger()),
                new PaymentSweep(stores.ledger(), settlement, tools.payments(), clock),
                new Leaderboards(stores.leaderboard(), streamLists, streamGate, audience, clock),
                presence);
    }

    /** Each of them, for whoever finds them by type. */
    public List<Object> all() {
        return List.of(
                ids,
                accounts,
                sessions,
                logins,
                registrations,
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
                notifications,
                notificationPreferences,
                uploads,
                mediaAccess,
                updates,
                liveUpdates,
                stories,
                storyLists,
                storyTray,
                searches,
                trends,
                analytics,
                chats,
                chatLists,
                messages,
                streams,
                streamLists,
                streamChat,
                watching,
                ingest,
                playback,
                wallets,
                settlement,
                gifts,
                leaderboards,
                presence);
    }

    /** What keeps people from being told of what they may not see. */
    private static Map<Topic, Screen> screens(
            Stores stores, PostLookup lookup, Audience audience, Clock clock) {
        Map<Topic, Screen> screens = new EnumMap<>(Topic.class);
        var posts = new PostScreen(lookup, audience);
        screens.put(Topic.POSTS, posts);
        screens.put(Topic.NOTIFICATIONS, new NotificationScreen());
        screens.put(Topic.PRESENCE, new PersonScreen(audience));
        screens.put(Topic.FEED, new FeedScreen(posts, audience, pull(stores)));
        screens.put(Topic.CHATS, new ChatScreen(stores.messages(), clock));
        screens.put(Topic.STREAMS, new ChatScreen(stores.messages(), clock));
        return screens;
    }

    /** What computes timelines from posts and reposts. */
    public static TimelinePull pull(Stores stores) {
        return new TimelinePull(stores.posts(), stores.reposts());
    }

    /** What makes notifications of what is in the journal. */
    public static NotificationProjection notifying(
            Stores stores, Tools tools, NotificationListener listener) {
        return new NotificationProjection(
                stores.notifications(),
                new Acts(
                        new PostLookup(stores.posts(), stores.replies()),
                        new EntityFinder(tools.parser(), stores.accounts()),
                        stores.graph()),
                new Consent(
                        stores.blocks(),
                        stores.graph(),
                        stores.accounts(),
                        stores.notificationPreferences()),
                listener,
                new NotificationTerms(tools.clock(), tools.notificationRetention()));
    }
}
