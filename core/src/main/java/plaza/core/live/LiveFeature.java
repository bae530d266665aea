package plaza.core.live;

import java.util.List;
import plaza.core.account.AccountStore;
import plaza.core.chat.ChatFeature;
import plaza.core.chat.ChatStore;
import plaza.core.chat.MessageStore;
import plaza.core.event.EventRedo;
import plaza.core.event.Projection;
import plaza.core.feature.CleanupJob;
import plaza.core.feature.Feature;
import plaza.core.feature.Offer;
import plaza.core.feature.Shared;
import plaza.core.graph.GraphFeature;
import plaza.core.id.StreamId;
import plaza.core.limit.RateLimiter;
import plaza.core.media.MediaFeature;
import plaza.core.media.MediaUse;
import plaza.core.presence.PresenceTracker;
import plaza.core.update.UpdateFeature;

/** Live streams, who watches them, and what is said there. */
public final class LiveFeature implements Feature {
    public static final Offer OFFER =
            new Offer(
                    List.of(
                            StreamStore.class,
                            ViewerCounter.class,
                            ChatStore.class,
                            MessageStore.class),
                    List.of(
                            Streams.class,
                            StreamPeople.class,
                            StreamLists.class,
                            StreamChat.class,
                            Playback.class,
                            Watching.class,
                            Ingest.class));

    private final Shared shared;
    private final StreamWrites writes;
    private final StreamAccessPolicy gate;
    private final Streams streams;
    private final StreamPeople people;
    private final StreamLists lists;
    private final StreamChat chat;
    private final Playback playback;
    private final Watching watching;
    private final Ingest ingest;
    private final StreamNews news;
    private final StreamCleanup cleanup;

    public LiveFeature(
            Shared shared,
            MediaFeature media,
            GraphFeature graph,
            UpdateFeature updates,
            ChatFeature chats) {
        StreamStore store = shared.port(StreamStore.class);
        ViewerCounter viewers = shared.port(ViewerCounter.class);
        this.shared = shared;
        this.writes =
                new StreamWrites(store, shared.port(ChatStore.class), viewers, media.attachments());
        this.gate = new StreamAccessPolicy(store, graph.audience());
        this.streams =
                new Streams(
                        store,
                        writes,
                        gate,
                        media.attachments(),
                        shared.journal(),
                        new Streams.Terms(
                                shared.clock(), shared.settings().get(LiveSettings.WATCH_URL)));
        this.people =
                new StreamPeople(store, gate, graph.audience(), shared.journal(), shared.clock());
        this.playback =
                new Playback(
                        store,
                        shared.port(AccountStore.class),
                        gate,
                        shared.port(Playback.Key.class),
                        shared.clock());
        this.lists =
                new StreamLists(
                        store,
                        viewers,
                        media.attachments(),
                        gate,
                        playback,
                        graph.audience(),
                        shared.clock());
        this.chat =
                new StreamChat(
                        shared.port(MessageStore.class),
                        chats.writes(),
                        chats.views(),
                        gate,
                        graph.audience(),
                        shared.port(RateLimiter.class),
                        new StreamChat.Terms(shared.journal(), shared.clock()));
        this.watching = new Watching(viewers, gate, shared.clock());
        this.ingest =
                new Ingest(
                        store,
                        streams,
                        shared.settings().get(LiveSettings.RECONNECT),
                        shared.clock());
        this.news = new StreamNews(viewers, updates.updates(), shared.clock());
        this.cleanup =
                new StreamCleanup(
                        store,
                        viewers,
                        ingest,
                        news,
                        new HostWatch(
                                store,
                                streams,
                                shared.port(PresenceTracker.class),
                                shared.settings().get(LiveSettings.HOST_GONE),
                                shared.clock().instant()));
        updates.addFilter(new StreamUpdateFilter(gate));
        media.open(MediaUse.Kind.STREAM, (viewer, id) -> lists.mayBeSeen(viewer, new StreamId(id)));
    }

    public StreamAccessPolicy gate() {
        return gate;
    }

    public StreamLists lists() {
        return lists;
    }

    @Override
    public List<Object> services() {
        return List.of(streams, people, lists, chat, playback, watching, ingest);
    }

    @Override
    public List<EventRedo<?>> redo() {
        return List.of(new EventRedo<>(StreamEvent.class, writes::redo));
    }

    @Override
    public List<Projection> projections() {
        return List.of(
                new StreamerProjection(shared.port(AccountStore.class)),
                new StreamAnnouncer(
                        shared.port(StreamStore.class),
                        shared.port(MessageStore.class),
                        shared.port(ViewerCounter.class),
                        news,
                        shared.clock()));
    }

    @Override
    public List<CleanupJob> cleanupsAtOnce() {
        return List.of(new CleanupJob("viewers", cleanup::run, _ -> cleanup.isAhead()));
    }
}
