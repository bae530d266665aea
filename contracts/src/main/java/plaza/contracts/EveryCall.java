package plaza.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import plaza.contracts.ledger.LedgerSamples;
import plaza.contracts.live.StreamSamples;
import plaza.contracts.media.MediaCatalogContract;
import plaza.contracts.search.SearchSamples;
import plaza.core.PageRequest;
import plaza.core.account.AccountEvent;
import plaza.core.account.AccountStore;
import plaza.core.account.PasswordHash;
import plaza.core.analytics.Act;
import plaza.core.analytics.AnalyticsStore;
import plaza.core.analytics.Impression;
import plaza.core.analytics.Metric;
import plaza.core.bookmark.Bookmark;
import plaza.core.bookmark.BookmarkStore;
import plaza.core.cache.Cache;
import plaza.core.cache.Cache.Filling;
import plaza.core.chat.Chat;
import plaza.core.chat.ChatKind;
import plaza.core.chat.ChatRole;
import plaza.core.chat.ChatStore;
import plaza.core.chat.Member;
import plaza.core.chat.Message;
import plaza.core.chat.MessageStore;
import plaza.core.chat.MessageType;
import plaza.core.chat.Window;
import plaza.core.event.Event;
import plaza.core.event.Journal;
import plaza.core.event.JournalConsumers;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.gift.Gift;
import plaza.core.gift.GiftCatalog;
import plaza.core.graph.Barrier;
import plaza.core.graph.BlockStore;
import plaza.core.graph.Follow;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.FollowRequestStore;
import plaza.core.graph.GraphProfile;
import plaza.core.graph.GraphProfiles;
import plaza.core.id.ChatId;
import plaza.core.id.MessageId;
import plaza.core.id.PostId;
import plaza.core.id.StoryId;
import plaza.core.id.StreamId;
import plaza.core.id.UserId;
import plaza.core.idempotency.IdempotencyStore;
import plaza.core.idempotency.IdempotencyStore.Claim;
import plaza.core.leaderboard.Board;
import plaza.core.leaderboard.Leaderboard;
import plaza.core.leaderboard.Score;
import plaza.core.ledger.Ledger;
import plaza.core.ledger.LedgerAccount;
import plaza.core.ledger.Transaction;
import plaza.core.ledger.TransactionStatus;
import plaza.core.like.Like;
import plaza.core.like.LikeStore;
import plaza.core.live.LiveStream;
import plaza.core.live.StreamPart;
import plaza.core.live.StreamStatus;
import plaza.core.live.StreamStore;
import plaza.core.live.ViewerCounter;
import plaza.core.live.Viewers;
import plaza.core.mark.Mark;
import plaza.core.mark.MarkStore;
import plaza.core.mark.PublicMarkStore;
import plaza.core.media.MediaCatalog;
import plaza.core.media.MediaUse;
import plaza.core.notification.Inbox;
import plaza.core.notification.Notification;
import plaza.core.notification.NotificationPreferenceStore;
import plaza.core.notification.NotificationRecord;
import plaza.core.notification.NotificationStore;
import plaza.core.notification.NotificationType;
import plaza.core.notification.PreferenceChange;
import plaza.core.post.CountKind;
import plaza.core.post.Counters;
import plaza.core.post.Entities;
import plaza.core.post.PostCounts;
import plaza.core.post.PostKey;
import plaza.core.post.PostRecords;
import plaza.core.post.PostStore;
import plaza.core.presence.PresenceTracker;
import plaza.core.reply.ReplyStore;
import plaza.core.repost.Repost;
import plaza.core.repost.RepostStore;
import plaza.core.search.Autocomplete;
import plaza.core.search.SearchIndex;
import plaza.core.search.Suggestion;
import plaza.core.search.UserSearch;
import plaza.core.session.Session;
import plaza.core.session.SessionStore;
import plaza.core.story.Story;
import plaza.core.story.StoryStore;
import plaza.core.story.StoryVisibility;
import plaza.core.story.Viewing;
import plaza.core.timeline.Delivery;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelineStore;
import plaza.core.timeline.TimelineStore.Slice;
import plaza.core.trend.Mention;
import plaza.core.trend.TrendCounter;

/** One call of every operation of every port. A new port, or operation, is a line here. */
public final class EveryCall {
    private static final PageRequest PAGE = PageRequest.first(10);
    private static final UserId ONE = Samples.userId();
    private static final UserId OTHER = Samples.userId();
    private static final List<UserId> BOTH = List.of(ONE, OTHER);
    private static final Instant NOW = Samples.now();
    private static final PostId POST = Samples.postId(ONE);
    private static final List<PostId> POSTS = List.of(POST);
    private static final JournalPosition POSITION = new JournalPosition(1, 1);
    private static final Event EVENT = new AccountEvent.AccountRegistered(ONE, NOW);
    private static final JournalEntry ENTRY = new JournalEntry(POSITION, OTHER.value(), EVENT, NOW);
    private static final MediaUse USE = new MediaUse(MediaUse.Kind.POST, POST.value());
    private static final TimelineEntry PUSHED = TimelineEntry.of(new PostKey(POST, ONE));

    private static final Notification NOTIFICATION =
            Notification.of(NotificationType.LIKE, OTHER, POST, ONE, NOW);
    private static final Inbox INBOX = new Inbox(ONE, Set.of(OTHER), NOW);
    private static final Story STORY =
            new Story(
                    new StoryId(POST.value()),
                    ONE,
                    "stories/a.jpg",
                    null,
                    StoryVisibility.PUBLIC,
                    NOW.plusSeconds(60));

    private static final Chat CHAT =
            new Chat(
                    new ChatId(UUID.randomUUID()),
                    ChatKind.ROOM,
                    "Kitchen",
                    null,
                    ONE,
                    null,
                    NOW,
                    0,
                    NOW);
    private static final Member MEMBER =
            new Member(ONE, ChatRole.OWNER, NOW, 0, null, 0, true, null);
    private static final Message MESSAGE =
            new Message(
                    MessageId.of(CHAT.id(), ONE, "1"),
                    CHAT.id(),
                    1,
                    ONE,
                    null,
                    MessageType.TEXT,
                    "Hello",
                    NOW,
                    null,
                    null);

    private EveryCall() {}

    /** One call of one operation. */
    public record Call(String name, Runnable body) {}

    /** All that these adapters can be asked. */
    public static List<Call> on(Object... adapters) {
        return Arrays.stream(adapters).flatMap(adapter -> port(adapter).calls().stream()).toList();
    }

    private static Port<?> port(Object adapter) {
        return switch (adapter) {
            case AccountStore port -> accountStore(port);
            case SessionStore port -> sessionStore(port);
            case FollowGraph port -> followGraph(port);
            case GraphProfiles port -> graphProfiles(port);
            case FollowRequestStore port -> followRequestStore(port);
            case BlockStore port -> blockStore(port);
            case IdempotencyStore port -> idempotencyStore(port);
            case PostStore port -> postStore(port);
            case ReplyStore port -> replyStore(port);
            case Counters port -> counters(port);
            case LikeStore port -> likeStore(port);
            case RepostStore port -> repostStore(port);
            case BookmarkStore port -> bookmarkStore(port);
            case MediaCatalog port -> mediaCatalog(port);
            case Journal port -> journal(port);
            case JournalConsumers port -> journalConsumers(port);
            case TimelineStore port -> timelineStore(port);
            case NotificationStore port -> notificationStore(port);
            case NotificationPreferenceStore port -> notificationPreferenceStore(port);
            case StoryStore port -> storyStore(port);
            case ChatStore port -> chatStore(port);
            case MessageStore port -> messageStore(port);
            case StreamStore port -> streamStore(port);
            case ViewerCounter port -> viewerCounter(port);
            case GiftCatalog port -> giftCatalog(port);
            case Ledger port -> ledger(port);
            case Leaderboard port -> leaderboard(port);
            case PresenceTracker port -> presenceTracker(port);
            case SearchIndex port -> searchIndex(port);
            case Autocomplete port -> autocomplete(port);
            case TrendCounter port -> trendCounter(port);
            case AnalyticsStore port -> analyticsStore(port);
            case Cache port -> cache(port);
            default -> throw new IllegalArgumentException("no port: " + adapter.getClass());
        };
    }

    private static Port<AccountStore> accountStore(AccountStore adapter) {
        return port("AccountStore", adapter)
                .call("insert", p -> p.insert(Samples.account(), PasswordHash.NONE))
                .call("findAll", p -> p.findAll(BOTH))
                .call("findAllByUsername", p -> p.findAllByUsername(List.of("a")))
                .call("findByEmail", p -> p.findByEmail("a@example.com"))
                .call("update", p -> p.update(Samples.account()))
                .call("findPassword", p -> p.findPassword(ONE))
                .call("putPassword", p -> p.putPassword(ONE, PasswordHash.NONE))
                .call("list", p -> p.list(PAGE));
    }

    private static Port<SessionStore> sessionStore(SessionStore adapter) {
        return port("SessionStore", adapter)
                .call("put", p -> p.put(session()))
                .call("find", p -> p.find(Samples.sessionId(), NOW))
                .call("list", p -> p.list(ONE, NOW))
                .call("delete", p -> p.delete(ONE, Samples.sessionId()))
                .call("deleteAll", p -> p.deleteAll(ONE, null))
                .call("deleteExpired", p -> p.deleteExpired(NOW));
    }

    private static Port<FollowGraph> followGraph(FollowGraph adapter) {
        return port("FollowGraph", adapter)
                .call("follow", p -> p.follow(new Follow(ONE, OTHER, NOW)))
                .call("unfollow", p -> p.unfollow(ONE, OTHER))
                .call("find", p -> p.find(ONE, OTHER))
                .call("listFollowers", p -> p.listFollowers(ONE, PAGE))
                .call("listFollowing", p -> p.listFollowing(ONE, PAGE))
                .call("findFollowing", p -> p.findFollowing(ONE))
                .call("findAllFollowing", p -> p.findAllFollowing(BOTH))
                .call("findFollowers", p -> p.findFollowers(BOTH, 10))
                .call("followersAmong", p -> p.followersAmong(ONE, BOTH))
                .call("counts", p -> p.counts(BOTH));
    }

    private static Port<FollowRequestStore> followRequestStore(FollowRequestStore adapter) {
        return port("FollowRequestStore", adapter)
                .call("put", p -> p.put(new Follow(ONE, OTHER, NOW)))
                .call("delete", p -> p.delete(ONE, OTHER))
                .call("list", p -> p.list(ONE, PAGE))
                .call("requestedAmong", p -> p.requestedAmong(ONE, BOTH));
    }

    private static Port<GraphProfiles> graphProfiles(GraphProfiles adapter) {
        return port("GraphProfiles", adapter)
                .call("put", p -> p.put(List.of(new GraphProfile(ONE, "one", null, null))))
                .call("findAll", p -> p.findAll(BOTH));
    }

    private static Port<BlockStore> blockStore(BlockStore adapter) {
        return port("BlockStore", adapter)
                .call("block", p -> p.block(new Barrier(ONE, OTHER, NOW)))
                .call("unblock", p -> p.unblock(ONE, OTHER))
                .call("mute", p -> p.mute(new Barrier(ONE, OTHER, NOW)))
                .call("unmute", p -> p.unmute(ONE, OTHER))
                .call("listBlocks", p -> p.listBlocks(ONE, PAGE))
                .call("listMutes", p -> p.listMutes(ONE, PAGE))
                .call("find", p -> p.find(ONE))
                .call("findAll", p -> p.findAll(BOTH));
    }

    private static Port<IdempotencyStore> idempotencyStore(IdempotencyStore adapter) {
        return port("IdempotencyStore", adapter)
                .call("claim", p -> p.claim(claim()))
                .call("complete", p -> p.complete(claim()))
                .call("unbind", p -> p.unbind(claim()))
                .call("find", p -> p.find(ONE, "key"))
                .call("deleteBefore", p -> p.deleteBefore(NOW));
    }

    private static Port<PostStore> postStore(PostStore adapter) {
        return records("PostStore", adapter)
                .call("insert", p -> p.insert(Samples.post(ONE)))
                .call("listByAuthor", p -> p.listByAuthor(ONE, PAGE))
                .call("listNewestKeys", p -> p.listNewestKeys(BOTH, null, 10))
                .call("listPublic", p -> p.listPublic(null, null, PAGE))
                .call("listByHashtag", p -> p.listByHashtag("tag", PAGE))
                .call("countByAuthor", p -> p.countByAuthor(BOTH));
    }

    private static Port<ReplyStore> replyStore(ReplyStore adapter) {
        return records("ReplyStore", adapter)
                .call("insert", p -> p.insert(Samples.reply(ONE, POST)))
                .call("listReplies", p -> p.listReplies(POST, ReplyStore.Order.NEWEST, PAGE))
                .call(
                        "listFirstReplies",
                        p -> p.listFirstReplies(POSTS, ReplyStore.Order.NEWEST, 3))
                .call("listAncestors", p -> p.listAncestors(POST))
                .call("count", p -> p.count(POSTS));
    }

    private static Port<Counters> counters(Counters adapter) {
        return port("Counters", adapter)
                .call("findAll", p -> p.findAll(POSTS))
                .call("fill", p -> p.fill(POST, PostCounts.NONE))
                .call("liked", p -> p.liked(ONE, POST))
                .call("unliked", p -> p.unliked(ONE, POST))
                .call("add", p -> p.add(POST, CountKind.LIKES, 1))
                .call("addAll", p -> p.addAll(CountKind.LIKES, Map.of(POST, 1)))
                .call("put", p -> p.put(POST, PostCounts.NONE));
    }

    private static Port<LikeStore> likeStore(LikeStore adapter) {
        return publicMarks("LikeStore", adapter, new Like(ONE, POST, NOW));
    }

    private static Port<RepostStore> repostStore(RepostStore adapter) {
        return publicMarks("RepostStore", adapter, new Repost(ONE, POST, OTHER, NOW))
                .call("listNewest", p -> p.listNewest(BOTH, null, 10))
                .call("findEarliest", p -> p.findEarliest(POSTS, BOTH));
    }

    private static Port<BookmarkStore> bookmarkStore(BookmarkStore adapter) {
        return marks("BookmarkStore", adapter, new Bookmark(ONE, POST, NOW));
    }

    private static <M extends Mark, S extends PublicMarkStore<M>> Port<S> publicMarks(
            String name, S adapter, M mark) {
        return marks(name, adapter, mark)
                .call("listByPost", p -> p.listByPost(POST, PAGE))
                .call("count", p -> p.count(POSTS));
    }

    private static <M extends Mark, S extends MarkStore<M>> Port<S> marks(
            String name, S adapter, M mark) {
        return port(name, adapter)
                .call("put", p -> p.put(mark))
                .call("delete", p -> p.delete(ONE, POST))
                .call("listByUser", p -> p.listByUser(ONE, PAGE))
                .call("markedAmong", p -> p.markedAmong(ONE, POSTS))
                .call("newestMarked", p -> p.newestMarked(ONE, 10));
    }

    private static Port<MediaCatalog> mediaCatalog(MediaCatalog adapter) {
        return port("MediaCatalog", adapter)
                .call("insert", p -> p.insert(MediaCatalogContract.upload(ONE, NOW)))
                .call("findAll", p -> p.findAll(List.of("a")))
                .call("attach", p -> p.attach(ONE, List.of("a"), USE))
                .call("release", p -> p.release(USE))
                .call("listUnused", p -> p.listUnused(NOW, 10))
                .call("deleteUnused", p -> p.deleteUnused("a", NOW))
                .call("countBytes", p -> p.countBytes(ONE))
                .call("listByOwner", p -> p.listByOwner(ONE, PAGE));
    }

    private static Port<Journal> journal(Journal adapter) {
        return port("Journal", adapter)
                .call("commit", p -> p.commit(EVENT, () -> true))
                .call("readAfter", p -> p.readAfter(POSITION, 10))
                .call("horizon", p -> p.horizon())
                .call("prune", p -> p.prune(NOW, POSITION));
    }

    private static Port<JournalConsumers> journalConsumers(JournalConsumers adapter) {
        return port("JournalConsumers", adapter)
                .call("position", p -> p.position("consumer"))
                .call("acknowledge", p -> p.acknowledge("consumer", POSITION))
                .call("lag", p -> p.lag("consumer"))
                .call("park", p -> p.park("consumer", ENTRY, "reason"))
                .call("listParked", p -> p.listParked("consumer"))
                .call("findParked", p -> p.findParked("consumer", POSITION))
                .call("unpark", p -> p.unpark("consumer", POSITION));
    }

    private static Port<TimelineStore> timelineStore(TimelineStore adapter) {
        return port("TimelineStore", adapter)
                .call("push", p -> p.push(List.of(Delivery.of(PUSHED, BOTH))))
                .call("removeVia", p -> p.removeVia(ONE, OTHER))
                .call("retract", p -> p.retract(POST, null, BOTH))
                .call("read", p -> p.read(ONE, null, 10))
                .call("load", p -> p.load(ONE, () -> new Slice(List.of(PUSHED), true)))
                .call("clear", p -> p.clear())
                .call("markPulled", p -> p.markPulled(ONE))
                .call("pulled", p -> p.pulled());
    }

    private static Port<Cache> cache(Cache adapter) {
        return port("Cache", adapter)
                .call("find", p -> p.find(List.of("a", "b")))
                .call("fill", p -> p.fill(List.of(new Filling("a", "t", Map.of("a", "b")))))
                .call("suspend", p -> p.suspend("a"))
                .call("resume", p -> p.resume("a"))
                .call("clear", Cache::clear);
    }

    private static Port<NotificationStore> notificationStore(NotificationStore adapter) {
        return port("NotificationStore", adapter)
                .call("findAll", p -> p.findAll(List.of(NOTIFICATION.id())))
                .call("put", p -> p.put(List.of(new NotificationRecord(NOTIFICATION, true, NOW))))
                .call("deleteByPosts", p -> p.deleteByPosts(POSTS))
                .call("deleteBefore", p -> p.deleteBefore(NOW))
                .call("list", p -> p.list(INBOX, PAGE))
                .call("countUnread", p -> p.countUnread(INBOX, 10))
                .call("findTime", p -> p.findTime(ONE, NOTIFICATION.group()))
                .call("markRead", p -> p.markRead(ONE, NOW));
    }

    private static Port<NotificationPreferenceStore> notificationPreferenceStore(
            NotificationPreferenceStore adapter) {
        return port("NotificationPreferenceStore", adapter)
                .call(
                        "change",
                        p ->
                                p.change(
                                        ONE,
                                        new PreferenceChange(
                                                Set.of(), Set.of(NotificationType.LIKE))))
                .call("findOff", p -> p.findOff(BOTH));
    }

    private static Port<StreamStore> streamStore(StreamStore adapter) {
        LiveStream stream = StreamSamples.stream(ONE);
        StreamId id = stream.id();
        return port("StreamStore", adapter)
                .call("insert", p -> p.insert(stream))
                .call("find", p -> p.find(id))
                .call("findAll", p -> p.findAll(List.of(id)))
                .call("findByKey", p -> p.findByKey("hash"))
                .call("setKey", p -> p.setKey(id, "hash"))
                .call("change", p -> p.change(id, stream.details()))
                .call("start", p -> p.start(id, NOW))
                .call("end", p -> p.end(id, NOW))
                .call("interrupt", p -> p.interrupt(id, NOW))
                .call("put", p -> p.put(id, OTHER, StreamPart.MODERATOR, true))
                .call("noteViewers", p -> p.noteViewers(id, new Viewers(1, 1, 1)))
                .call("listLive", p -> p.listLive(PAGE))
                .call("list", p -> p.list(StreamStatus.ENDED, PAGE))
                .call("listByHost", p -> p.listByHost(ONE, PAGE))
                .call("delete", p -> p.delete(id));
    }

    private static Port<ViewerCounter> viewerCounter(ViewerCounter adapter) {
        StreamId id = StreamSamples.id();
        return port("ViewerCounter", adapter)
                .call("join", p -> p.join(id, ONE, NOW))
                .call("leave", p -> p.leave(id, ONE, NOW))
                .call("count", p -> p.count(List.of(id), NOW))
                .call("list", p -> p.list(id, NOW))
                .call("forget", p -> p.forget(id));
    }

    private static Port<GiftCatalog> giftCatalog(GiftCatalog adapter) {
        Gift gift = Gift.standard().getFirst();
        return port("GiftCatalog", adapter)
                .call("list", GiftCatalog::list)
                .call("find", p -> p.find(gift.id()))
                .call("put", p -> p.put(gift));
    }

    private static Port<PresenceTracker> presenceTracker(PresenceTracker adapter) {
        return port("PresenceTracker", adapter)
                .call("seen", p -> p.seen(BOTH, NOW))
                .call("find", p -> p.find(BOTH))
                .call("forget", p -> p.forget(ONE));
    }

    private static Port<Leaderboard> leaderboard(Leaderboard adapter) {
        var board = new Board("board");
        return port("Leaderboard", adapter)
                .call(
                        "add",
                        p ->
                                p.add(
                                        UUID.randomUUID(),
                                        NOW,
                                        List.of(new Score(board, ONE.value(), 1))))
                .call("top", p -> p.top(board, 10))
                .call("find", p -> p.find(board, ONE.value()));
    }

    private static Port<Ledger> ledger(Ledger adapter) {
        Transaction asked = LedgerSamples.topUp(ONE, 100, NOW);
        return port("Ledger", adapter)
                .call("book", p -> p.book(asked, List.of()))
                .call(
                        "settle",
                        p ->
                                p.settle(
                                        asked.id(),
                                        TransactionStatus.PENDING,
                                        TransactionStatus.FAILED,
                                        NOW,
                                        List.of()))
                .call("find", p -> p.find(asked.id()))
                .call("list", p -> p.list(ONE, PAGE))
                .call("listPending", p -> p.listPending(NOW, 10))
                .call("balances", p -> p.balances(List.of(LedgerAccount.balance(ONE))))
                .call("countEarned", p -> p.countEarned(ONE, NOW))
                .call("read", p -> p.read(NOBODY_READS));
    }

    private static final Ledger.Reader NOBODY_READS =
            new Ledger.Reader() {
                @Override
                public void transaction(Transaction transaction, List<Ledger.Booking> bookings) {
                    // The call matters, not what it finds.
                }

                @Override
                public void balance(LedgerAccount account, long cents) {
                    // The call matters, not what it finds.
                }
            };

    private static Port<ChatStore> chatStore(ChatStore adapter) {
        return port("ChatStore", adapter)
                .call("insert", p -> p.insert(CHAT, List.of(MEMBER)))
                .call("find", p -> p.find(CHAT.id()))
                .call("find of a member", p -> p.find(CHAT.id(), ONE))
                .call("listMembers", p -> p.listMembers(CHAT.id()))
                .call("list", p -> p.list(ONE, true, PAGE))
                .call("putMember", p -> p.putMember(CHAT.id(), MEMBER))
                .call("markRead", p -> p.markRead(CHAT.id(), ONE, 1))
                .call("listAsked", p -> p.listAsked(ONE, NOW, 10))
                .call("rename", p -> p.rename(CHAT.id(), "Cellar", ONE))
                .call("takeNumber", p -> p.takeNumber(CHAT.id(), NOW));
    }

    private static Port<MessageStore> messageStore(MessageStore adapter) {
        var window = new Window(CHAT.id(), 0, 10);
        List<Window> windows = List.of(window);
        return port("MessageStore", adapter)
                .call("insert", p -> p.insert(MESSAGE))
                .call("findAll", p -> p.findAll(List.of(MESSAGE.id()), NOW))
                .call("list", p -> p.list(window, PAGE, NOW))
                .call("findLatest", p -> p.findLatest(windows, Set.of(ONE), NOW))
                .call("count", p -> p.count(windows, Set.of(ONE), 10, NOW))
                .call("deleteContent", p -> p.deleteContent(MESSAGE.id()))
                .call("markRead", p -> p.markRead(window, ONE, NOW))
                .call("listDisappeared", p -> p.listDisappeared(NOW, 10))
                .call("remove", p -> p.remove(MESSAGE.id()));
    }

    private static Port<StoryStore> storyStore(StoryStore adapter) {
        return port("StoryStore", adapter)
                .call("insert", p -> p.insert(STORY))
                .call("delete", p -> p.delete(STORY.id()))
                .call("find", p -> p.find(ONE, STORY.id(), NOW))
                .call("listByAuthors", p -> p.listByAuthors(ONE, BOTH, NOW))
                .call("summarize", p -> p.summarize(ONE, BOTH, NOW, NOW))
                .call("putView", p -> p.putView(new Viewing(STORY.id(), ONE, NOW)))
                .call("listViews", p -> p.listViews(STORY.id(), PAGE))
                .call("listExpired", p -> p.listExpired(NOW, 10));
    }

    private static Port<SearchIndex> searchIndex(SearchIndex adapter) {
        return port("SearchIndex", adapter)
                .call("updatePosts", p -> p.updatePosts(List.of(SearchSamples.post("text")), POSTS))
                .call(
                        "updateUsers",
                        p -> p.updateUsers(List.of(SearchSamples.user("a", "b")), BOTH))
                .call("listPosts", p -> p.listPosts(SearchSamples.search("a"), PAGE))
                .call("listUsers", p -> p.listUsers(UserSearch.of("ada"), PAGE))
                .call("listHashtags", p -> p.listHashtags("tag", PAGE))
                .call("countHashtags", p -> p.countHashtags(List.of("tag")))
                .call("beginRebuild", p -> p.beginRebuild())
                .call("finishRebuild", p -> p.finishRebuild(Instant.EPOCH.toString()))
                .call("isBuilt", p -> p.isBuilt());
    }

    private static Port<Autocomplete> autocomplete(Autocomplete adapter) {
        return port("Autocomplete", adapter)
                .call("put", p -> p.put(List.of(Suggestion.of(SearchSamples.user("a", "b")))))
                .call("remove", p -> p.remove(Suggestion.Kind.USER, List.of("key")))
                .call("suggest", p -> p.suggest(Suggestion.Kind.USER, "ada", 10))
                .call("beginRebuild", p -> p.beginRebuild())
                .call("finishRebuild", p -> p.finishRebuild(Instant.EPOCH.toString()))
                .call("isBuilt", p -> p.isBuilt());
    }

    private static Port<TrendCounter> trendCounter(TrendCounter adapter) {
        return port("TrendCounter", adapter)
                .call("add", p -> p.add(List.of(mention())))
                .call("remove", p -> p.remove(POSTS))
                .call("removePerson", p -> p.removePerson(ONE))
                .call("listTop", p -> p.listTop("world", NOW, 10))
                .call("findCounts", p -> p.findCounts("world", List.of("a"), NOW))
                .call("countPeople", p -> p.countPeople("world", List.of("a"), NOW))
                .call("deleteBefore", p -> p.deleteBefore(NOW));
    }

    private static Port<AnalyticsStore> analyticsStore(AnalyticsStore adapter) {
        return port("AnalyticsStore", adapter)
                .call("addActs", p -> p.addActs(List.of(act()), NOW))
                .call(
                        "addImpressions",
                        p -> p.addImpressions(List.of(new Impression(POST, ONE, NOW, 1))))
                .call("findHours", p -> p.findHours(POST, NOW, NOW))
                .call("findDays", p -> p.findDays(ONE, LocalDate.EPOCH, LocalDate.EPOCH))
                .call("deleteHours", p -> p.deleteHours(NOW))
                .call("deleteDays", p -> p.deleteDays(LocalDate.EPOCH))
                .call("forgetActs", p -> p.forgetActs(NOW));
    }

    private static <P extends PostRecords> Port<P> records(String name, P port) {
        return port(name, port)
                .call("findAll", p -> p.findAll(POSTS))
                .call("edit", p -> p.edit(POST, "text", Entities.NONE, NOW))
                .call("listRevisions", p -> p.listRevisions(POST))
                .call("delete", p -> p.delete(POST))
                .call("scan", p -> p.scan(PAGE));
    }

    private static Mention mention() {
        return new Mention("world", "a", NOW, ONE, POST);
    }

    private static Act act() {
        return new Act(UUID.randomUUID(), Metric.LIKES, ONE, POST, NOW, 1);
    }

    private static Session session() {
        return new Session(Samples.sessionId(), ONE, NOW, NOW.plusSeconds(60), null, null);
    }

    private static Claim claim() {
        return new Claim(ONE, "key", "fingerprint", OTHER.value(), NOW, false);
    }

    private static <P> Port<P> port(String name, P port) {
        return new Port<>(name, port, new ArrayList<>());
    }

    /** A port with calls of its operations. */
    private record Port<P>(String name, P port, List<Call> calls) {
        Port<P> call(String operation, Consumer<P> body) {
            calls.add(new Call(name + "." + operation, () -> body.accept(port)));
            return this;
        }
    }
}
