package plaza.core.chat;

import java.util.List;
import plaza.core.account.AccountStore;
import plaza.core.event.EventRedo;
import plaza.core.event.Projection;
import plaza.core.feature.CleanupJob;
import plaza.core.feature.Feature;
import plaza.core.feature.Offer;
import plaza.core.feature.Shared;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.GraphFeature;
import plaza.core.id.MessageId;
import plaza.core.media.MediaFeature;
import plaza.core.media.MediaUse;
import plaza.core.update.UpdateFeature;

/** Chats and rooms, and what is said in them. */
public final class ChatFeature implements Feature {
    public static final Offer OFFER =
            new Offer(
                    List.of(ChatStore.class, MessageStore.class),
                    List.of(Chats.class, ChatMembers.class, ChatLists.class, Messages.class));

    private final Shared shared;
    private final MediaFeature media;
    private final UpdateFeature updates;
    private final MessageWrites writes;
    private final ChatViews views;
    private final Chats chats;
    private final ChatMembers members;
    private final ChatLists lists;
    private final Messages messages;
    private final ChatCleanup cleanup;

    public ChatFeature(
            Shared shared, MediaFeature media, GraphFeature graph, UpdateFeature updates) {
        ChatStore store = shared.port(ChatStore.class);
        MessageStore said = shared.port(MessageStore.class);
        var gate = new ChatAccessPolicy(store, graph.audience());
        this.shared = shared;
        this.media = media;
        this.updates = updates;
        this.writes = new MessageWrites(store, said, media.attachments());
        this.views = new ChatViews(said, graph.audience(), media.attachments());
        var invitations =
                new ChatInvitations(
                        store, shared.port(FollowGraph.class), graph.audience(), shared.clock());
        this.chats =
                new Chats(
                        store,
                        invitations,
                        graph.audience(),
                        gate,
                        shared.journal(),
                        shared.clock());
        this.members = new ChatMembers(store, invitations, gate, shared.journal(), shared.clock());
        this.lists =
                new ChatLists(
                        store, said, views, gate, graph.people(), graph.audience(), shared.clock());
        this.messages =
                new Messages(
                        new Messages.Stores(
                                store,
                                shared.port(AccountStore.class),
                                media.attachments(),
                                shared.journal()),
                        writes,
                        members,
                        lists,
                        gate,
                        updates.updates(),
                        shared.clock());
        this.cleanup = new ChatCleanup(said, media.attachments());
        updates.addFilter(new ChatAccessFilter(gate, said, shared.clock()));
        updates.addFilter(new ChatUpdateFilter(said, shared.clock()));
        media.open(
                MediaUse.Kind.MESSAGE, (viewer, id) -> lists.mayBeSeen(viewer, new MessageId(id)));
    }

    public MessageWrites writes() {
        return writes;
    }

    public ChatViews views() {
        return views;
    }

    @Override
    public List<Object> services() {
        return List.of(chats, members, lists, messages);
    }

    @Override
    public List<EventRedo<?>> redo() {
        return List.of(new EventRedo<>(ChatEvent.class, writes::redo));
    }

    @Override
    public List<Projection> projections() {
        return List.of(
                new ChatAnnouncer(
                        shared.port(ChatStore.class),
                        shared.port(MessageStore.class),
                        updates.updates(),
                        shared.clock()));
    }

    @Override
    public List<CleanupJob> cleanupsAtOnce() {
        return List.of(
                new CleanupJob(
                        "messages",
                        now -> {
                            int gone = cleanup.run(now);
                            if (gone > 0) {
                                media.cleanup().run(now);
                            }
                            return gone;
                        },
                        cleanup::isAhead));
    }
}
