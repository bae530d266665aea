package plaza.core.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.contracts.ledger.LedgerSamples;
import plaza.contracts.ledger.ScriptedProvider;
import plaza.contracts.live.NobodyWatches;
import plaza.contracts.presence.NobodyIsSeen;
import plaza.core.DomainException;
import plaza.core.Ids;
import plaza.core.PageRequest;
import plaza.core.account.Account;
import plaza.core.account.PasswordHash;
import plaza.core.account.PasswordHasher;
import plaza.core.account.Profile;
import plaza.core.account.ProfileChange;
import plaza.core.account.RegistrationCheck;
import plaza.core.event.Event;
import plaza.core.event.ForwardingJournal;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.limit.Limits;
import plaza.core.limit.RateLimiter.Limit;
import plaza.core.limit.Unlimited;
import plaza.core.platform.Services;
import plaza.core.platform.Stores;
import plaza.core.post.NewPost;
import plaza.core.post.TextParser;
import plaza.core.post.Visibility;
import plaza.core.subscription.UpdateHub;
import plaza.core.subscription.UpdateSettings;
import plaza.core.trend.TrendRules;
import plaza.memory.account.MemoryAccountStore;
import plaza.memory.analytics.MemoryAnalyticsStore;
import plaza.memory.bookmark.MemoryBookmarkStore;
import plaza.memory.chat.MemoryChatStore;
import plaza.memory.chat.MemoryMessageStore;
import plaza.memory.event.MemoryBroadcast;
import plaza.memory.event.MemoryJournal;
import plaza.memory.event.MemoryJournalConsumers;
import plaza.memory.gift.MemoryGiftCatalog;
import plaza.memory.graph.MemoryBlockStore;
import plaza.memory.graph.MemoryFollowGraph;
import plaza.memory.graph.MemoryFollowRequestStore;
import plaza.memory.idempotency.MemoryIdempotencyStore;
import plaza.memory.leaderboard.MemoryLeaderboard;
import plaza.memory.ledger.MemoryLedger;
import plaza.memory.like.MemoryLikeStore;
import plaza.memory.live.MemoryStreamStore;
import plaza.memory.media.MemoryMediaCatalog;
import plaza.memory.media.MemoryMediaStore;
import plaza.memory.notification.MemoryNotificationPreferenceStore;
import plaza.memory.notification.MemoryNotificationStore;
import plaza.memory.post.MemoryCounters;
import plaza.memory.post.MemoryPostStore;
import plaza.memory.reply.MemoryReplyStore;
import plaza.memory.repost.MemoryRepostStore;
import plaza.memory.search.MemoryAutocomplete;
import plaza.memory.search.MemorySearchIndex;
import plaza.memory.session.MemorySessionStore;
import plaza.memory.story.MemoryStoryStore;
import plaza.memory.timeline.MemoryTimelineStore;
import plaza.memory.trend.MemoryTrendCounter;

/**
 * Some people on a platform in memory, whose clock moves on with everything they do, and who are
 * told by a projection that works when it is called.
 */
final class World {
    static final Instant BEGINNING = Instant.parse("2026-05-04T09:00:00Z");
    static final Duration RETENTION = Duration.ofDays(90);

    final SettableClock clock = new SettableClock(BEGINNING);
    final MemoryJournal journal = new MemoryJournal(UUID.randomUUID(), clock);

    /** As they were committed, before they were told, in their order. */
    final List<Event> committed = new ArrayList<>();

    final MemoryNotificationStore notifications = new MemoryNotificationStore();
    final Stores stores = stores();
    final Services services;
    final List<Account> people = new ArrayList<>();

    /** Whom the listener was told of, in its order. */
    final List<Notification> told = new ArrayList<>();

    final NotificationProjection projection;
    private JournalPosition done = JournalPosition.START;
    private int posts;

    World(int size) {
        var limit = new Limit(1, Duration.ofSeconds(1));
        var tools =
                new Services.Tools(
                        clock,
                        new NoPasswords(),
                        session -> "token",
                        new NoDevices(),
                        new Words(),
                        new Limits.Rules(
                                limit,
                                limit,
                                limit,
                                new Limits.LoginRules(List.of(limit), List.of(limit), limit, limit),
                                limit),
                        Duration.ofDays(1),
                        RETENTION,
                        NoMedia.tools(clock),
                        new UpdateHub(UpdateSettings.DEFAULT, clock),
                        Duration.ofDays(1),
                        new TrendRules(Duration.ofDays(7), 3),
                        new Services.LiveTerms(
                                "https://media.example/{id}",
                                Duration.ZERO,
                                new SecretKeySpec(new byte[32], "HmacSHA256")),
                        LedgerSamples.rules(clock),
                        new ScriptedProvider(),
                        RegistrationCheck.NONE);
        services = Services.of(stores, tools);
        projection = Services.notifying(stores, tools, told::add);
        for (int i = 0; i < size; i++) {
            Account sample = Samples.account();
            var account =
                    new Account(
                            sample.id(),
                            "p" + i,
                            "p" + i + "@example.com",
                            new Profile("p" + i, null, null, null, null, null, null, null),
                            false,
                            false,
                            false,
                            sample.role(),
                            sample.status(),
                            BEGINNING,
                            BEGINNING);
            stores.accounts().insert(account, PasswordHash.NONE);
            people.add(account);
        }
    }

    private Stores stores() {
        return new Stores(
                new MemoryAccountStore(),
                new MemorySessionStore(),
                new MemoryFollowGraph(),
                new MemoryFollowRequestStore(),
                new MemoryBlockStore(),
                new MemoryPostStore(),
                new MemoryReplyStore(),
                new MemoryCounters(),
                new MemoryLikeStore(),
                new MemoryRepostStore(),
                new MemoryBookmarkStore(),
                new MemoryTimelineStore(800),
                new MemoryIdempotencyStore(),
                new Unlimited(),
                new ForwardingJournal(journal) {
                    @Override
                    public boolean commit(Event event, PrimaryWrite write) {
                        boolean done = super.commit(event, write);
                        if (done) {
                            committed.add(event);
                        }
                        return done;
                    }
                },
                new MemoryJournalConsumers(journal),
                notifications,
                new MemoryNotificationPreferenceStore(),
                new MemoryMediaStore(clock),
                new MemoryMediaCatalog(),
                new MemoryBroadcast(),
                new MemoryStoryStore(),
                new MemorySearchIndex(),
                new MemoryAutocomplete(),
                new MemoryTrendCounter(),
                new MemoryAnalyticsStore(),
                new MemoryChatStore(),
                new MemoryMessageStore(),
                new MemoryStreamStore(),
                new NobodyWatches(),
                new MemoryGiftCatalog(),
                new MemoryLedger(),
                new MemoryLeaderboard(),
                new NobodyIsSeen());
    }

    UserId id(int person) {
        return people.get(person).id();
    }

    /** As it is now: private or not. */
    Account account(int person) {
        Account account = stores.accounts().findAll(List.of(id(person))).get(id(person));
        if (account == null) {
            throw new IllegalStateException("everybody has an account");
        }
        return account;
    }

    /** Lets somebody do something at a time of its own; what is not allowed changes nothing. */
    void attempt(Runnable deed) {
        clock.advance(Duration.ofMillis(1));
        try {
            deed.run();
        } catch (DomainException e) {
            // As a client would be told.
        }
    }

    PostId publish(int author, String text) {
        return publish(author, text, null, null, Visibility.PUBLIC);
    }

    PostId publish(
            int author,
            String text,
            @Nullable PostId replyTo,
            @Nullable PostId quoteOf,
            Visibility visibility) {
        clock.advance(Duration.ofMillis(1));
        PostId id = PostId.of(Ids.of(clock.instant(), 0, posts++), id(author));
        services.posts()
                .publish(
                        new NewPost(id, id(author), text, List.of(), replyTo, quoteOf, visibility));
        return id;
    }

    void hide(int person, boolean isPrivate) {
        services.accounts()
                .update(
                        id(person),
                        new ProfileChange(
                                null, null, null, null, null, null, null, null, isPrivate, null,
                                null, null));
    }

    /** Applies what is new. */
    void workOff() {
        workOff(Integer.MAX_VALUE);
    }

    /** Applies what is new, in batches. */
    void workOff(int batch) {
        apply(journal.readAfter(done, Integer.MAX_VALUE), batch);
        done = journal.horizon();
    }

    /** Applies everything from the n-th entry on again, as after a crash. */
    void repeatFrom(int entry, int batch) {
        apply(
                journal.readAfter(JournalPosition.START, Integer.MAX_VALUE).stream()
                        .skip(entry)
                        .toList(),
                batch);
    }

    private void apply(List<JournalEntry> entries, int batch) {
        for (int from = 0; from < entries.size(); from += Math.min(batch, entries.size())) {
            projection.apply(
                    entries.subList(from, (int) Math.min(entries.size(), from + (long) batch)));
        }
    }

    List<NotificationView> list(int person) {
        return services.notifications().list(id(person), PageRequest.first(100)).items();
    }

    /** Mentions are words that begin with the sign. */
    private static final class Words implements TextParser {
        @Override
        public Parsed parse(String text) {
            return new Parsed(
                    List.of(),
                    Arrays.stream(text.split(" ", -1))
                            .filter(word -> word.startsWith("@"))
                            .map(word -> word.substring(1))
                            .distinct()
                            .toList(),
                    List.of());
        }
    }

    private static final class NoPasswords implements PasswordHasher {
        @Override
        public PasswordHash hash(String password) {
            return PasswordHash.NONE;
        }

        @Override
        public boolean matches(String password, PasswordHash hash) {
            return false;
        }
    }

    /** Whom a text of the tests mentions. */
    static String mentioning(Set<Integer> people) {
        var text = new StringBuilder("hello");
        people.stream().sorted().forEach(person -> text.append(" @p").append(person));
        return text.toString();
    }
}
