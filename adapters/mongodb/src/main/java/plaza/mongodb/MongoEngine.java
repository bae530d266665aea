package plaza.mongodb;

import java.util.List;
import java.util.Optional;
import plaza.core.account.AccountStore;
import plaza.core.bookmark.BookmarkStore;
import plaza.core.chat.ChatStore;
import plaza.core.chat.MessageStore;
import plaza.core.engine.Engine;
import plaza.core.engine.EngineSite;
import plaza.core.engine.PortAdapters;
import plaza.core.engine.Transport;
import plaza.core.graph.BlockStore;
import plaza.core.graph.FollowBacklog;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.FollowRequestStore;
import plaza.core.graph.FollowTraversal;
import plaza.core.graph.InfluenceStore;
import plaza.core.like.LikeStore;
import plaza.core.live.StreamStore;
import plaza.core.media.MediaCatalog;
import plaza.core.notification.NotificationPreferenceStore;
import plaza.core.notification.NotificationStore;
import plaza.core.post.PostStore;
import plaza.core.reply.ReplyStore;
import plaza.core.repost.RepostStore;
import plaza.core.secret.Secret;
import plaza.core.setting.HostAndPort;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.Settings;
import plaza.core.setting.ValueType;
import plaza.core.story.StoryStore;
import plaza.mongodb.account.MongoAccountStore;
import plaza.mongodb.bookmark.MongoBookmarkStore;
import plaza.mongodb.chat.MongoChatStore;
import plaza.mongodb.chat.MongoMessageStore;
import plaza.mongodb.graph.MongoBlockStore;
import plaza.mongodb.graph.MongoFollowBacklog;
import plaza.mongodb.graph.MongoFollowGraph;
import plaza.mongodb.graph.MongoFollowRequestStore;
import plaza.mongodb.graph.MongoFollowTraversal;
import plaza.mongodb.graph.MongoInfluenceStore;
import plaza.mongodb.like.MongoLikeStore;
import plaza.mongodb.live.MongoStreamStore;
import plaza.mongodb.media.MongoMediaCatalog;
import plaza.mongodb.notification.MongoNotificationPreferenceStore;
import plaza.mongodb.notification.MongoNotificationStore;
import plaza.mongodb.post.MongoPostStore;
import plaza.mongodb.reply.MongoReplyStore;
import plaza.mongodb.repost.MongoRepostStore;
import plaza.mongodb.story.MongoStoryStore;

/** MongoDB, for people and what they write to and about each other. */
public final class MongoEngine implements Engine<Mongo> {
    private static final Section SECTION = Section.named("mongodb");

    public static final Setting<Secret> URI =
            SECTION.add(
                    "uri",
                    ValueType.secretAddress("mongodb", Mongo::understands),
                    "mongodb://127.0.0.1:27017",
                    "May hold user, password and options of the driver.");

    /** What the driver refuses is no name. */
    public static final Setting<String> DATABASE =
            SECTION.add(
                    "database",
                    ValueType.matching("up to 63 letters, digits and the signs _-", "[\\w-]{1,63}"),
                    "instagram",
                    "");

    /** What lies within a reel, and how names and ids are written. */
    public static final Setting<String> LAYOUT =
            SECTION.add(
                    "layout",
                    ValueType.oneOf(List.of("separate", "embedded")),
                    "separate",
                    "How data lie in the database: separate has likes, reposts and comments in"
                            + " collections of their own and ids as texts; embedded has them within"
                            + " their reel, names in snake case and ids as UUIDs. Another layout"
                            + " needs another database.");

    /** Of either kind, in a reel and in each document that takes what is more. */
    public static final Setting<Integer> EMBEDDED =
            SECTION.add(
                    "embedded",
                    ValueType.integer(1, 10_000),
                    "1000",
                    "In the layout embedded, how many likes, reposts and comments each lie within"
                            + " a reel, before more go to documents beside it.");

    private static final PortAdapters<Mongo> ADAPTERS =
            PortAdapters.<Mongo>none()
                    .with(AccountStore.class, MongoAccountStore::new)
                    .with(FollowGraph.class, MongoFollowGraph::new)
                    .companion(FollowBacklog.class, (mongo, _) -> new MongoFollowBacklog(mongo))
                    .companion(FollowTraversal.class, (mongo, _) -> new MongoFollowTraversal(mongo))
                    .with(FollowRequestStore.class, MongoFollowRequestStore::new)
                    .with(BlockStore.class, MongoBlockStore::new)
                    .with(InfluenceStore.class, MongoInfluenceStore::new)
                    .with(PostStore.class, MongoPostStore::new)
                    .with(ReplyStore.class, MongoReplyStore::new)
                    .with(LikeStore.class, MongoLikeStore::new)
                    .with(RepostStore.class, MongoRepostStore::new)
                    .with(BookmarkStore.class, MongoBookmarkStore::new)
                    .with(NotificationStore.class, MongoNotificationStore::new)
                    .with(NotificationPreferenceStore.class, MongoNotificationPreferenceStore::new)
                    .with(MediaCatalog.class, MongoMediaCatalog::new)
                    .with(StoryStore.class, MongoStoryStore::new)
                    .with(ChatStore.class, MongoChatStore::new)
                    .with(MessageStore.class, MongoMessageStore::new)
                    .with(StreamStore.class, MongoStreamStore::new);

    @Override
    public Section settings() {
        return SECTION;
    }

    @Override
    public PortAdapters<Mongo> adapters() {
        return ADAPTERS;
    }

    @Override
    public Mongo open(EngineSite site) {
        return Mongo.open(site.get(URI).reveal(), site.get(DATABASE), layout(site), site.timeout());
    }

    private static Layout layout(EngineSite site) {
        return switch (site.get(LAYOUT)) {
            case "embedded" -> Layout.embedded(site.get(EMBEDDED));
            default -> Layout.SEPARATE;
        };
    }

    @Override
    public Optional<Transport> transport(Settings settings) {
        return Optional.of(Mongo.transport(settings.get(URI).reveal()));
    }

    @Override
    public List<HostAndPort> addresses(Settings settings) {
        return Mongo.servers(settings.get(URI).reveal());
    }

    @Override
    public void check(Mongo connection) {
        connection.check();
    }
}
