package plaza.postgres;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import plaza.contracts.Samples;
import plaza.core.PageRequest;
import plaza.core.account.PasswordHash;
import plaza.core.account.UserId;
import plaza.core.analytics.Act;
import plaza.core.analytics.Impression;
import plaza.core.analytics.Metric;
import plaza.core.bookmark.Bookmark;
import plaza.core.event.Event;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.graph.Barrier;
import plaza.core.graph.Follow;
import plaza.core.idempotency.IdempotencyStore.Claim;
import plaza.core.like.Like;
import plaza.core.post.CountKind;
import plaza.core.post.Entities;
import plaza.core.post.PostCounts;
import plaza.core.post.PostId;
import plaza.core.post.PostKey;
import plaza.core.post.PostRecords;
import plaza.core.reply.ReplyStore;
import plaza.core.repost.Repost;
import plaza.core.session.Session;
import plaza.core.timeline.Delivery;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelineStore.Slice;
import plaza.core.trend.Mention;
import plaza.postgres.account.PostgresAccountStore;
import plaza.postgres.analytics.PostgresAnalyticsStore;
import plaza.postgres.bookmark.PostgresBookmarkStore;
import plaza.postgres.event.PostgresJournal;
import plaza.postgres.event.PostgresJournalConsumers;
import plaza.postgres.graph.PostgresBlockStore;
import plaza.postgres.graph.PostgresFollowGraph;
import plaza.postgres.graph.PostgresFollowRequestStore;
import plaza.postgres.idempotency.PostgresIdempotencyStore;
import plaza.postgres.like.PostgresLikeStore;
import plaza.postgres.post.PostgresCounters;
import plaza.postgres.post.PostgresPostStore;
import plaza.postgres.reply.PostgresReplyStore;
import plaza.postgres.repost.PostgresRepostStore;
import plaza.postgres.session.PostgresSessionStore;
import plaza.postgres.timeline.PostgresTimelineStore;
import plaza.postgres.trend.PostgresTrendCounter;

/** One call of every operation of every port. A new adapter, or operation, is a line here. */
final class EveryCall {
    private static final PageRequest PAGE = PageRequest.first(10);
    private static final UserId ONE = Samples.userId();
    private static final UserId OTHER = Samples.userId();
    private static final List<UserId> BOTH = List.of(ONE, OTHER);
    private static final Instant NOW = Samples.now();
    private static final PostId POST = Samples.postId(ONE);
    private static final List<PostId> POSTS = List.of(POST);
    private static final JournalPosition POSITION = new JournalPosition(1, 1);
    private static final Event EVENT = new Event.AccountRegistered(ONE, NOW);
    private static final JournalEntry ENTRY = new JournalEntry(POSITION, OTHER.value(), EVENT, NOW);
    private static final TimelineEntry PUSHED = TimelineEntry.of(new PostKey(POST, ONE));

    private EveryCall() {}

    /** One call of one operation. */
    record Call(String name, Runnable body) {}

    static List<Call> on(Database database) {
        return Stream.of(
                        people(database),
                        posts(database),
                        marks(database),
                        events(database),
                        figures(database))
                .flatMap(List::stream)
                .flatMap(port -> port.calls().stream())
                .toList();
    }

    private static List<Port<?>> people(Database database) {
        return List.of(
                port("AccountStore", new PostgresAccountStore(database))
                        .call("insert", p -> p.insert(Samples.account(), PasswordHash.NONE))
                        .call("findAll", p -> p.findAll(BOTH))
                        .call("findAllByUsername", p -> p.findAllByUsername(List.of("a")))
                        .call("findByEmail", p -> p.findByEmail("a@example.com"))
                        .call("update", p -> p.update(Samples.account()))
                        .call("findPassword", p -> p.findPassword(ONE))
                        .call("putPassword", p -> p.putPassword(ONE, PasswordHash.NONE))
                        .call("list", p -> p.list(PAGE)),
                port("SessionStore", new PostgresSessionStore(database))
                        .call("put", p -> p.put(session()))
                        .call("find", p -> p.find(Samples.sessionId(), NOW))
                        .call("list", p -> p.list(ONE, NOW))
                        .call("delete", p -> p.delete(ONE, Samples.sessionId()))
                        .call("deleteAll", p -> p.deleteAll(ONE, null))
                        .call("deleteExpired", p -> p.deleteExpired(NOW)),
                port("FollowGraph", new PostgresFollowGraph(database))
                        .call("follow", p -> p.follow(new Follow(ONE, OTHER, NOW)))
                        .call("unfollow", p -> p.unfollow(ONE, OTHER))
                        .call("listFollowers", p -> p.listFollowers(ONE, PAGE))
                        .call("listFollowing", p -> p.listFollowing(ONE, PAGE))
                        .call("findFollowing", p -> p.findFollowing(ONE))
                        .call("findFollowers", p -> p.findFollowers(BOTH, 10))
                        .call("followersAmong", p -> p.followersAmong(ONE, BOTH))
                        .call("counts", p -> p.counts(BOTH)),
                port("FollowRequestStore", new PostgresFollowRequestStore(database))
                        .call("put", p -> p.put(new Follow(ONE, OTHER, NOW)))
                        .call("delete", p -> p.delete(ONE, OTHER))
                        .call("list", p -> p.list(ONE, PAGE))
                        .call("requestedAmong", p -> p.requestedAmong(ONE, BOTH)),
                port("BlockStore", new PostgresBlockStore(database))
                        .call("block", p -> p.block(new Barrier(ONE, OTHER, NOW)))
                        .call("unblock", p -> p.unblock(ONE, OTHER))
                        .call("mute", p -> p.mute(new Barrier(ONE, OTHER, NOW)))
                        .call("unmute", p -> p.unmute(ONE, OTHER))
                        .call("listBlocks", p -> p.listBlocks(ONE, PAGE))
                        .call("listMutes", p -> p.listMutes(ONE, PAGE))
                        .call("find", p -> p.find(ONE)),
                port("IdempotencyStore", new PostgresIdempotencyStore(database))
                        .call("claim", p -> p.claim(claim()))
                        .call("complete", p -> p.complete(ONE, "key", "answer"))
                        .call("find", p -> p.find(ONE, "key"))
                        .call("deleteBefore", p -> p.deleteBefore(NOW)));
    }

    private static List<Port<?>> posts(Database database) {
        return List.of(
                records("PostStore", new PostgresPostStore(database))
                        .call("insert", p -> p.insert(Samples.post(ONE)))
                        .call("listByAuthor", p -> p.listByAuthor(ONE, PAGE))
                        .call("listNewestKeys", p -> p.listNewestKeys(BOTH, null, 10))
                        .call("listPublic", p -> p.listPublic(null, null, PAGE))
                        .call("listByHashtag", p -> p.listByHashtag("tag", PAGE))
                        .call("countByAuthor", p -> p.countByAuthor(BOTH)),
                records("ReplyStore", new PostgresReplyStore(database))
                        .call("insert", p -> p.insert(Samples.reply(ONE, POST)))
                        .call(
                                "listReplies",
                                p -> p.listReplies(POST, ReplyStore.Order.NEWEST, PAGE))
                        .call("listAncestors", p -> p.listAncestors(POST))
                        .call("count", p -> p.count(POSTS)),
                port("Counters", new PostgresCounters(database))
                        .call("findAll", p -> p.findAll(POSTS))
                        .call("add", p -> p.add(POST, CountKind.LIKES, 1))
                        .call("addAll", p -> p.addAll(CountKind.LIKES, Map.of(POST, 1)))
                        .call("put", p -> p.put(POST, PostCounts.NONE)));
    }

    private static <P extends PostRecords> Port<P> records(String name, P port) {
        return port(name, port)
                .call("findAll", p -> p.findAll(POSTS))
                .call("edit", p -> p.edit(POST, "text", Entities.NONE, NOW))
                .call("listRevisions", p -> p.listRevisions(POST))
                .call("delete", p -> p.delete(POST))
                .call("scan", p -> p.scan(PAGE));
    }

    private static List<Port<?>> marks(Database database) {
        return List.of(
                port("LikeStore", new PostgresLikeStore(database))
                        .call("put", p -> p.put(new Like(ONE, POST, NOW)))
                        .call("delete", p -> p.delete(ONE, POST))
                        .call("listByPost", p -> p.listByPost(POST, PAGE))
                        .call("listByUser", p -> p.listByUser(ONE, PAGE))
                        .call("likedAmong", p -> p.likedAmong(ONE, POSTS))
                        .call("newestLiked", p -> p.newestLiked(ONE, 10))
                        .call("count", p -> p.count(POSTS)),
                port("RepostStore", new PostgresRepostStore(database))
                        .call("put", p -> p.put(new Repost(OTHER, POST, ONE, NOW)))
                        .call("delete", p -> p.delete(ONE, POST))
                        .call("listByPost", p -> p.listByPost(POST, PAGE))
                        .call("repostedAmong", p -> p.repostedAmong(ONE, POSTS))
                        .call("newestReposted", p -> p.newestReposted(ONE, 10))
                        .call("listNewest", p -> p.listNewest(BOTH, null, 10))
                        .call("findEarliest", p -> p.findEarliest(POSTS, BOTH))
                        .call("count", p -> p.count(POSTS)),
                port("BookmarkStore", new PostgresBookmarkStore(database))
                        .call("put", p -> p.put(new Bookmark(ONE, POST, NOW)))
                        .call("delete", p -> p.delete(ONE, POST))
                        .call("listByUser", p -> p.listByUser(ONE, PAGE))
                        .call("bookmarkedAmong", p -> p.bookmarkedAmong(ONE, POSTS))
                        .call("newestBookmarked", p -> p.newestBookmarked(ONE, 10)));
    }

    private static List<Port<?>> events(Database database) {
        return List.of(
                port("Journal", new PostgresJournal(database, UUID.randomUUID()))
                        .call("commit", p -> p.commit(EVENT, () -> true))
                        .call("readAfter", p -> p.readAfter(POSITION, 10))
                        .call("end", p -> p.end())
                        .call("horizon", p -> p.horizon())
                        .call("prune", p -> p.prune(NOW, POSITION)),
                port("JournalConsumers", new PostgresJournalConsumers(database))
                        .call("position", p -> p.position("consumer"))
                        .call("acknowledge", p -> p.acknowledge("consumer", POSITION))
                        .call("lag", p -> p.lag("consumer"))
                        .call("park", p -> p.park("consumer", ENTRY, "reason"))
                        .call("listParked", p -> p.listParked("consumer"))
                        .call("findParked", p -> p.findParked("consumer", POSITION))
                        .call("unpark", p -> p.unpark("consumer", POSITION)),
                port("TimelineStore", new PostgresTimelineStore(database, 800))
                        .call("push", p -> p.push(List.of(Delivery.of(PUSHED, BOTH))))
                        .call("removeVia", p -> p.removeVia(ONE, OTHER))
                        .call("retract", p -> p.retract(POST, null, BOTH))
                        .call("read", p -> p.read(ONE, null, 10))
                        .call("load", p -> p.load(ONE, () -> new Slice(List.of(PUSHED), true)))
                        .call("clear", p -> p.clear())
                        .call("markPulled", p -> p.markPulled(ONE))
                        .call("pulled", p -> p.pulled()));
    }

    private static List<Port<?>> figures(Database database) {
        return List.of(
                port("TrendCounter", new PostgresTrendCounter(database))
                        .call("add", p -> p.add(List.of(mention())))
                        .call("remove", p -> p.remove(POSTS))
                        .call("removePerson", p -> p.removePerson(ONE))
                        .call("listTop", p -> p.listTop("world", NOW, 10))
                        .call("findCounts", p -> p.findCounts("world", List.of("a"), NOW))
                        .call("countPeople", p -> p.countPeople("world", List.of("a"), NOW))
                        .call("deleteBefore", p -> p.deleteBefore(NOW)),
                port("AnalyticsStore", new PostgresAnalyticsStore(database))
                        .call("addActs", p -> p.addActs(List.of(act()), NOW))
                        .call(
                                "addImpressions",
                                p -> p.addImpressions(List.of(new Impression(POST, ONE, NOW, 1))))
                        .call("findHours", p -> p.findHours(POST, NOW, NOW))
                        .call("findDays", p -> p.findDays(ONE, LocalDate.EPOCH, LocalDate.EPOCH))
                        .call("deleteHours", p -> p.deleteHours(NOW))
                        .call("deleteDays", p -> p.deleteDays(LocalDate.EPOCH))
                        .call("forgetActs", p -> p.forgetActs(NOW)));
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
        return new Claim(ONE, "key", "fingerprint", OTHER.value(), NOW, null);
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
