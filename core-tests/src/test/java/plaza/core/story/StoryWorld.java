package plaza.core.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.core.Ids;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.account.Account;
import plaza.core.account.AccountStatus;
import plaza.core.account.PasswordHash;
import plaza.core.event.Event;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.graph.Follow;
import plaza.core.graph.People;
import plaza.core.graph.ProfileListener;
import plaza.core.graph.Restriction;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.StoryId;
import plaza.core.media.Attachments;
import plaza.core.media.Media;
import plaza.core.post.PostAccessPolicy;
import plaza.memory.account.MemoryAccountStore;
import plaza.memory.event.MemoryJournal;
import plaza.memory.graph.MemoryBlockStore;
import plaza.memory.graph.MemoryFollowGraph;
import plaza.memory.graph.MemoryFollowRequestStore;
import plaza.memory.media.MemoryMediaCatalog;
import plaza.memory.post.MemoryPostStore;
import plaza.memory.story.MemoryStoryStore;

/** The services of stories over stores in memory, with a clock that is moved by hand. */
final class StoryWorld {
    static final Duration TTL = Duration.ofHours(24);

    final SettableClock clock = new SettableClock(Samples.now());
    final Ids ids = new Ids(clock);
    final MemoryAccountStore accounts = new MemoryAccountStore();
    final MemoryFollowGraph graph = new MemoryFollowGraph();
    final MemoryBlockStore blocks = new MemoryBlockStore();
    final MemoryMediaCatalog catalog = new MemoryMediaCatalog();
    final CountingStoryStore store = new CountingStoryStore(new MemoryStoryStore());
    final MemoryJournal journal = new MemoryJournal(UUID.randomUUID(), clock);

    private final ViewerContexts audience = new ViewerContexts(graph, blocks, accounts);
    private final Attachments attachments = new Attachments(catalog, clock);
    private final StoryViews views = new StoryViews(attachments);
    final StoryAccessPolicy gate = new StoryAccessPolicy(store, audience, clock);
    final StoryLists lists =
            new StoryLists(
                    store,
                    views,
                    gate,
                    new People(
                            accounts,
                            graph,
                            new MemoryFollowRequestStore(),
                            blocks,
                            PostAccessPolicy.shown(new MemoryPostStore()),
                            audience,
                            ProfileListener.NONE),
                    audience,
                    clock);
    final Stories stories =
            new Stories(store, attachments, journal, lists, gate, new Stories.Terms(clock, TTL));
    final StoryTray tray = new StoryTray(store, audience, views, clock);
    final StoryCleanup cleanup = new StoryCleanup(store, attachments);

    Account person() {
        Account account = Samples.account();
        accounts.insert(account, PasswordHash.NONE);
        return account;
    }

    /** Somebody who follows these people. */
    Account followerOf(Account... people) {
        Account follower = person();
        for (Account person : people) {
            follow(follower, person);
        }
        return follower;
    }

    void follow(Account follower, Account followed) {
        graph.follow(new Follow(follower.id(), followed.id(), clock.instant()));
    }

    void block(Account owner, Account other) {
        blocks.block(new Restriction(owner.id(), other.id(), clock.instant()));
    }

    void mute(Account owner, Account other) {
        blocks.mute(new Restriction(owner.id(), other.id(), clock.instant()));
    }

    Account hide(Account person) {
        return put(person.with(person.profile(), true, false, clock.instant()));
    }

    Account suspend(Account person) {
        return put(
                new Account(
                        person.id(),
                        person.username(),
                        person.email(),
                        person.profile(),
                        person.isPrivate(),
                        false,
                        person.verified(),
                        person.role(),
                        AccountStatus.SUSPENDED,
                        person.createdAt(),
                        clock.instant()));
    }

    private Account put(Account account) {
        accounts.putProfile(account);
        accounts.putStanding(account);
        return account;
    }

    String upload(Account owner, String type) {
        String key = "stories/" + ids.next() + ".bin";
        catalog.insert(
                new Media(
                        key,
                        owner.id(),
                        type,
                        1_000,
                        10,
                        20,
                        null,
                        null,
                        clock.instant(),
                        null,
                        clock.instant()));
        return key;
    }

    NewStory draft(Account author, @Nullable StoryVisibility visibility) {
        return new NewStory(
                new StoryId(ids.next()), upload(author, "image/png"), "look", visibility);
    }

    /** Shows a story and lets a second pass. */
    StoryId show(Account author) {
        return show(author, null);
    }

    StoryId show(Account author, @Nullable StoryVisibility visibility) {
        StoryId id = stories.create(author, draft(author, visibility)).story().id();
        clock.advance(Duration.ofSeconds(1));
        return id;
    }

    /** Sees a story and lets a second pass. */
    StoryView see(Account viewer, StoryId id) {
        StoryView view = stories.view(viewer.id(), id);
        clock.advance(Duration.ofSeconds(1));
        return view;
    }

    List<StoryGroup> trayOf(Account viewer) {
        return Page.all(100, page -> tray.page(viewer.id(), page)).toList();
    }

    /** Whose stories stand in the tray, by a page size. */
    List<Account> authorsIn(Account viewer, int limit) {
        return Page.all(limit, page -> tray.page(viewer.id(), page))
                .map(StoryGroup::author)
                .toList();
    }

    /** A page, and a second later. */
    Page<StoryGroup> page(Account viewer, @Nullable Page<StoryGroup> before, int limit) {
        Page<StoryGroup> page =
                tray.page(
                        viewer.id(), new PageRequest(before == null ? null : before.next(), limit));
        clock.advance(Duration.ofSeconds(1));
        return page;
    }

    List<Event> events() {
        List<Event> events = new ArrayList<>();
        for (JournalEntry entry : journal.readAfter(JournalPosition.START, 1_000)) {
            events.add(entry.event());
        }
        return events;
    }
}
