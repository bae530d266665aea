package plaza.core.notification;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.contracts.ledger.ScriptedProvider;
import plaza.contracts.live.NobodyWatches;
import plaza.contracts.presence.NobodyIsSeen;
import plaza.core.DomainException;
import plaza.core.Ids;
import plaza.core.PageRequest;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
import plaza.core.account.Accounts;
import plaza.core.account.PasswordHash;
import plaza.core.account.PasswordHasher;
import plaza.core.account.Profile;
import plaza.core.account.ProfileChange;
import plaza.core.account.RegistrationCheck;
import plaza.core.event.Broadcast;
import plaza.core.event.Event;
import plaza.core.event.ForwardingJournal;
import plaza.core.event.Journal;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.feature.Shared;
import plaza.core.graph.BlockStore;
import plaza.core.graph.FollowGraph;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.ledger.PaymentProvider;
import plaza.core.limit.RateLimiter;
import plaza.core.limit.Unlimited;
import plaza.core.live.Playback;
import plaza.core.live.ViewerCounter;
import plaza.core.media.MediaFiles;
import plaza.core.media.MediaStore;
import plaza.core.media.Renditions;
import plaza.core.platform.FeatureSettings;
import plaza.core.platform.Platform;
import plaza.core.post.EntityFinder;
import plaza.core.post.NewPost;
import plaza.core.post.PostLookup;
import plaza.core.post.PostStore;
import plaza.core.post.Posts;
import plaza.core.post.TextParser;
import plaza.core.post.Visibility;
import plaza.core.presence.PresenceTracker;
import plaza.core.reply.ReplyStore;
import plaza.core.session.KnownDevices;
import plaza.core.session.TokenIssuer;
import plaza.core.subscription.UpdateHub;
import plaza.core.subscription.UpdateSettings;
import plaza.local.event.LocalBroadcast;
import plaza.local.media.LocalMediaStore;
import plaza.memory.MemoryPorts;
import plaza.memory.event.MemoryJournal;
import plaza.memory.notification.MemoryNotificationStore;

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
    final MemoryPorts stores = ports();
    final Platform services;
    final List<Account> people = new ArrayList<>();

    /** Whom the listener was told of, in its order. */
    final List<Notification> told = new ArrayList<>();

    final NotificationProjection projection;
    private JournalPosition done = JournalPosition.START;
    private int posts;

    World(int size) {
        services =
                new Platform(
                        new Shared(stores, FeatureSettings.of(Map.of()), clock, new Ids(clock)));
        projection =
                new NotificationProjection(
                        notifications,
                        new NotificationTriggers(
                                new PostLookup(
                                        stores.get(PostStore.class), stores.get(ReplyStore.class)),
                                new EntityFinder(new Words(), stores.get(AccountStore.class))),
                        writes());
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
            stores.get(AccountStore.class).insert(account, PasswordHash.NONE);
            people.add(account);
        }
    }

    /** Made anew for each that asks. */
    NotificationWrites writes() {
        return new NotificationWrites(
                notifications,
                new NotificationEligibility(
                        stores.get(BlockStore.class),
                        stores.get(FollowGraph.class),
                        stores.get(AccountStore.class),
                        stores.get(NotificationPreferenceStore.class)),
                told::add,
                new NotificationTerms(clock, RETENTION));
    }

    private MemoryPorts ports() {
        var none = new NoMedia();
        var written =
                new ForwardingJournal(journal) {
                    @Override
                    public boolean commit(Event event, PrimaryWrite write) {
                        boolean done = super.commit(event, write);
                        if (done) {
                            committed.add(event);
                        }
                        return done;
                    }
                };
        return new MemoryPorts(journal, clock)
                .with(Journal.class, written)
                .with(NotificationStore.class, notifications)
                .with(RateLimiter.class, new Unlimited())
                .with(ViewerCounter.class, new NobodyWatches())
                .with(PresenceTracker.class, new NobodyIsSeen())
                .with(PasswordHasher.class, new NoPasswords())
                .with(TokenIssuer.class, session -> "token")
                .with(KnownDevices.class, new NoDevices())
                .with(TextParser.class, new Words())
                .with(Broadcast.class, new LocalBroadcast())
                .with(
                        MediaStore.class,
                        LocalMediaStore.below(
                                Path.of("target", "data-" + UUID.randomUUID()), clock, 0))
                .with(MediaFiles.class, none)
                .with(Renditions.class, none)
                .with(UpdateHub.class, new UpdateHub(UpdateSettings.DEFAULT, clock))
                .with(
                        Playback.Key.class,
                        new Playback.Key(new SecretKeySpec(new byte[32], "HmacSHA256")))
                .with(PaymentProvider.class, new ScriptedProvider())
                .with(RegistrationCheck.class, RegistrationCheck.NONE);
    }

    UserId id(int person) {
        return people.get(person).id();
    }

    /** As it is now: private or not. */
    Account account(int person) {
        Account account =
                stores.get(AccountStore.class).findAll(List.of(id(person))).get(id(person));
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
        services.get(Posts.class)
                .publish(
                        new NewPost(id, id(author), text, List.of(), replyTo, quoteOf, visibility));
        return id;
    }

    void hide(int person, boolean isPrivate) {
        services.get(Accounts.class)
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
        return services.get(Notifications.class).list(id(person), PageRequest.first(100)).items();
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
