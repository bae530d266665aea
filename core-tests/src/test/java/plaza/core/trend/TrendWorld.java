package plaza.core.trend;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.PostEvent.PostCreated;
import plaza.core.post.PostEvent.PostDeleted;
import plaza.core.post.PostEvent.PostEdited;
import plaza.core.post.PostRef;
import plaza.core.post.Visibility;
import plaza.memory.account.MemoryAccountStore;
import plaza.memory.post.MemoryPostStore;
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
    private final Trends trends;
    private int made;

    TrendWorld(String now) {
        clock = new SettableClock(Instant.parse(now));
        var mentions = new Mentions(RETENTION, clock);
        projection = new TrendProjection(counter, posts, accounts, mentions);
        rebuild = new TrendRebuild(counter, posts, accounts, mentions);
        trends = new Trends(counter, 3, clock);
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
        return list(region).stream().map(Trend::hashtag).toList();
    }

    List<Trend> list(@Nullable String region) {
        clock.advance(Duration.ofSeconds(1));
        return trends.list(region, 100);
    }

    Trend trend(String hashtag) {
        return list(null).stream()
                .filter(trend -> trend.hashtag().equals(hashtag))
                .findFirst()
                .orElseThrow();
    }
}
