package plaza.core.trend;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.core.Ids;
import plaza.core.account.Account;
import plaza.core.account.AccountEvent.AccountChanged;
import plaza.core.account.PasswordHash;
import plaza.core.account.Profile;
import plaza.core.event.Event;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.like.Like;
import plaza.core.like.LikeEvent.Liked;
import plaza.core.like.LikeEvent.Unliked;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.PostEvent.PostCreated;
import plaza.core.post.PostEvent.PostDeleted;
import plaza.core.post.PostEvent.PostEdited;
import plaza.core.post.PostRef;
import plaza.core.post.Visibility;
import plaza.core.repost.Repost;
import plaza.core.repost.RepostEvent.Reposted;
import plaza.core.repost.RepostEvent.Unreposted;
import plaza.memory.account.MemoryAccountStore;
import plaza.memory.like.MemoryLikeStore;
import plaza.memory.post.MemoryPostStore;
import plaza.memory.reply.MemoryReplyStore;
import plaza.memory.repost.MemoryRepostStore;
import plaza.memory.trend.MemoryTrendCounter;

/** People who post, a clock that can be moved, and what trends come of it. */
final class TrendWorld {
    static final Duration RETENTION = Duration.ofDays(7);

    final SettableClock clock;
    final MemoryTrendCounter counter = new MemoryTrendCounter();
    final MemoryPostStore posts = new MemoryPostStore();
    final MemoryAccountStore accounts = new MemoryAccountStore();
    final TrendProjection projection;
    final TrendRebuild rebuild;
    final List<JournalEntry> journal = new ArrayList<>();
    private final MemoryLikeStore likes = new MemoryLikeStore();
    private final MemoryRepostStore reposts = new MemoryRepostStore();
    private final MemoryReplyStore replies = new MemoryReplyStore();
    private final RisingSubjects rising;
    private final Trends trends;
    private int made;

    TrendWorld(String now) {
        clock = new SettableClock(Instant.parse(now));
        var hours = new CountedHours(RETENTION, clock);
        var mentions = new Mentions(hours);
        var engagements = new Engagements(posts, accounts, hours);
        projection = new TrendProjection(counter, posts, accounts, mentions, engagements);
        var engaged = new EngagementRebuild(counter, replies, likes, reposts, engagements);
        rebuild = new TrendRebuild(counter, posts, accounts, mentions, hours, engaged);
        rising = new RisingSubjects(counter, 3, clock);
        trends = new Trends(rising);
    }

    Account person() {
        return person(null, false);
    }

    Account person(@Nullable String country, boolean isPrivate) {
        Account plain = Samples.account();
        var profile = new Profile("x", null, null, null, null, null, country, null);
        Account account = plain.with(profile, isPrivate, false, plain.createdAt());
        accounts.insert(account, PasswordHash.NONE);
        return account;
    }

    List<Account> people(int count) {
        List<Account> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            people.add(person());
        }
        return people;
    }

    /** A public post of now. */
    Post post(Account author, String... hashtags) {
        return post(author.id(), clock.instant(), Visibility.PUBLIC, hashtags);
    }

    /** Everybody posts now. */
    List<Post> post(List<Account> authors, String hashtag) {
        return authors.stream().map(author -> post(author, hashtag)).toList();
    }

    Post post(UserId author, Instant at, Visibility visibility, String... hashtags) {
        Post post =
                new Post(
                        PostId.of(Ids.of(at, 0, made++ * 16L), author),
                        author,
                        "text",
                        entities(hashtags),
                        List.of(),
                        null,
                        null,
                        visibility,
                        null);
        posts.insert(post);
        happen(new PostCreated(post));
        return post;
    }

    private static Entities entities(String... hashtags) {
        return new Entities(List.of(hashtags), List.of(), List.of());
    }

    void edit(Post post, String... hashtags) {
        Instant at = clock.instant();
        posts.edit(post.id(), "other " + at, entities(hashtags), at);
        happen(new PostEdited(post.id(), post.author(), "other", entities(hashtags), at));
    }

    void delete(Post post) {
        posts.delete(post.id());
        happen(new PostDeleted(new PostRef(post.id(), post.author(), null), clock.instant()));
    }

    void like(Account person, Post post) {
        var like = new Like(person.id(), post.id(), clock.instant());
        if (likes.put(like)) {
            happen(new Liked(like, post.author()));
        }
    }

    void unlike(Account person, Post post) {
        if (likes.delete(person.id(), post.id())) {
            var like = new Like(person.id(), post.id(), clock.instant());
            happen(new Unliked(like, post.author()));
        }
    }

    void repost(Account person, Post post) {
        var repost = new Repost(person.id(), post.id(), post.author(), clock.instant());
        if (reposts.put(repost)) {
            happen(new Reposted(repost));
        }
    }

    void takeBackRepost(Account person, Post post) {
        if (reposts.delete(person.id(), post.id())) {
            var repost = new Repost(person.id(), post.id(), post.author(), clock.instant());
            happen(new Unreposted(repost));
        }
    }

    Post reply(Account author, Post answered) {
        Post reply =
                new Post(
                        PostId.of(Ids.of(clock.instant(), 0, made++ * 16L), author.id()),
                        author.id(),
                        "text",
                        Entities.NONE,
                        List.of(),
                        answered.id(),
                        null,
                        Visibility.PUBLIC,
                        null);
        replies.insert(reply);
        happen(new PostCreated(reply));
        return reply;
    }

    void editReply(Post reply) {
        Instant at = clock.instant();
        replies.edit(reply.id(), "other", Entities.NONE, at);
        happen(new PostEdited(reply.id(), reply.author(), "other", Entities.NONE, at));
    }

    void deleteReply(Post reply) {
        replies.delete(reply.id());
        happen(
                new PostDeleted(
                        new PostRef(reply.id(), reply.author(), reply.replyTo()), clock.instant()));
    }

    /** By how many people a post was taken up in each hour that is kept. */
    Map<Instant, Long> takenUp(Post post) {
        return counter.findCounts(Regions.POSTS, List.of(post.id().toString()), Instant.EPOCH)
                .getOrDefault(post.id().toString(), Map.of());
    }

    /** The posts that rise, as somebody sees them who comes a little later. */
    List<Trend> risingPosts() {
        clock.advance(Duration.ofSeconds(1));
        return rising.of(Regions.POSTS);
    }

    void change(Account account) {
        accounts.putProfile(account);
        accounts.putStanding(account);
        happen(new AccountChanged(account.id(), clock.instant()));
    }

    private void happen(Event event) {
        var entry =
                new JournalEntry(
                        new JournalPosition(1, journal.size()),
                        new UUID(0, 1),
                        event,
                        clock.instant());
        journal.add(entry);
        projection.apply(List.of(entry));
    }

    /** The hashtags of the world in their order, as somebody sees them who comes a little later. */
    List<String> tags() {
        return tags(null);
    }

    List<String> tags(@Nullable String region) {
        return list(region).stream().map(Trend::subject).toList();
    }

    List<Trend> list(@Nullable String region) {
        clock.advance(Duration.ofSeconds(1));
        return trends.list(region, 100);
    }

    Trend trend(String hashtag) {
        return list(null).stream()
                .filter(trend -> trend.subject().equals(hashtag))
                .findFirst()
                .orElseThrow();
    }
}
