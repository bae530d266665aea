package plaza.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.contracts.search.SearchSamples;
import plaza.core.PageRequest;
import plaza.core.StorageException;
import plaza.core.account.Account;
import plaza.core.account.AccountEvent.AccountChanged;
import plaza.core.account.AccountEvent.AccountRegistered;
import plaza.core.account.AccountStatus;
import plaza.core.account.PasswordHash;
import plaza.core.event.Backoff;
import plaza.core.event.Event;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.graph.Follow;
import plaza.core.graph.GraphEvent.Blocked;
import plaza.core.graph.GraphEvent.Followed;
import plaza.core.graph.GraphEvent.Unfollowed;
import plaza.core.graph.Restriction;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.PostEvent.PostCreated;
import plaza.core.post.PostEvent.PostDeleted;
import plaza.core.post.PostEvent.PostEdited;
import plaza.core.post.PostLookup;
import plaza.core.post.PostRef;
import plaza.core.post.PostStore;
import plaza.core.post.Visibility;
import plaza.memory.account.MemoryAccountStore;
import plaza.memory.graph.MemoryFollowGraph;
import plaza.memory.post.MemoryPostStore;
import plaza.memory.reply.MemoryReplyStore;
import plaza.memory.search.MemoryAutocomplete;
import plaza.memory.search.MemorySearchIndex;

/** The index follows the primary stores, whatever order and repetition events come in. */
class SearchProjectionTest {
    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final MemoryFollowGraph graph = new MemoryFollowGraph();
    private final AtomicReference<@Nullable Runnable> meanwhile = new AtomicReference<>();
    private final MemoryPostStore posts = new MemoryPostStore();
    private final MemoryReplyStore replies = new MemoryReplyStore();
    private final MemorySearchIndex index = new MemorySearchIndex();
    private final MemoryAutocomplete autocomplete = new MemoryAutocomplete();
    private final SearchFeed feed =
            new SearchFeed(
                    new SearchFeed.Sources(new PostLookup(changing(), replies), accounts, graph),
                    index,
                    autocomplete);
    private final SearchProjection projection = new SearchProjection(feed);
    private final SearchRebuild rebuild =
            new SearchRebuild(accounts, List.of(posts, replies), index, autocomplete, feed);
    private final List<Event> events = new ArrayList<>();

    /** The posts, where something happens after they were read. */
    private PostStore changing() {
        return (PostStore)
                Proxy.newProxyInstance(
                        PostStore.class.getClassLoader(),
                        new Class<?>[] {PostStore.class},
                        (_, method, arguments) -> {
                            Object answer = method.invoke(posts, arguments);
                            Runnable change = meanwhile.getAndSet(null);
                            if (change != null) {
                                change.run();
                            }
                            return answer;
                        });
    }

    private UserId givenAuthor() {
        Account account = Samples.account();
        accounts.insert(account, PasswordHash.NONE);
        events.add(new AccountRegistered(account.id(), Samples.now()));
        return account.id();
    }

    private Post givenPost(UserId author, String text, String... hashtags) {
        PostId id = Samples.postId(author);
        var entities = new Entities(List.of(hashtags), List.of(), List.of());
        var post =
                new Post(
                        id, author, text, entities, List.of(), null, null, Visibility.PUBLIC, null);
        posts.insert(post);
        events.add(new PostCreated(post));
        return post;
    }

    private void apply(List<Event> some) {
        projection.apply(
                some.stream()
                        .map(
                                event ->
                                        new JournalEntry(
                                                JournalPosition.START,
                                                new UUID(0, 0),
                                                event,
                                                Samples.now()))
                        .toList());
    }

    private List<PostId> found(String word) {
        return index.listPosts(SearchSamples.search(word), PageRequest.first(100)).items();
    }

    private List<UserId> people(String name) {
        return index.listUsers(UserSearch.of(name), PageRequest.first(100)).items();
    }

    @Test
    void redeliveryInAnyOrderChangesNothing() {
        UserId author = givenAuthor();
        Post kept = givenPost(author, "kept", "tag");
        Post edited = givenPost(author, "before");
        Post deleted = givenPost(author, "deleted", "tag");
        posts.edit(edited.id(), "after", Entities.NONE, Samples.now());
        events.add(new PostEdited(edited.id(), author, "after", Entities.NONE, Samples.now()));
        posts.delete(deleted.id());
        events.add(new PostDeleted(new PostRef(deleted.id(), author, null), Samples.now()));
        apply(events);

        var random = new Random(7);
        for (int round = 0; round < 20; round++) {
            List<Event> again = new ArrayList<>(events);
            Collections.shuffle(again, random);
            apply(again.subList(0, 1 + random.nextInt(again.size())));
        }

        assertThat(found("kept")).containsExactly(kept.id());
        assertThat(found("before")).isEmpty();
        assertThat(found("after")).containsExactly(edited.id());
        assertThat(found("deleted")).isEmpty();
        assertThat(index.countHashtags(Set.of("tag"))).isEqualTo(Map.of("tag", 1L));
        assertThat(autocomplete.suggest(Suggestion.Kind.HASHTAG, "ta", 5)).containsExactly("tag");
    }

    @Test
    void whatChangesBetweenReadingAndWritingIsNotMissed() {
        UserId author = givenAuthor();
        Post post = givenPost(author, "here");
        // Deleted, and that indexed by another process, after this one has read it.
        meanwhile.set(
                () -> {
                    posts.delete(post.id());
                    index.updatePosts(List.of(), List.of(post.id()));
                });

        apply(events);

        assertThat(found("here")).isEmpty();
    }

    @Test
    void suspendedPeopleAreNotFoundAndTheirPostsCountForNothing() {
        UserId author = givenAuthor();
        givenPost(author, "text", "tag");
        apply(events);
        Account account =
                accounts.findAll(List.of(author)).values().stream().findFirst().orElseThrow();
        assertThat(people(account.username())).containsExactly(author);

        accounts.putStanding(suspended(account));
        apply(List.of(new AccountChanged(author, Samples.now())));
        assertThat(people(account.username())).isEmpty();
        assertThat(index.countHashtags(Set.of("tag"))).isEmpty();
        assertThat(autocomplete.suggest(Suggestion.Kind.USER, account.username(), 5)).isEmpty();

        accounts.putStanding(account);
        apply(List.of(new AccountChanged(author, Samples.now())));
        assertThat(people(account.username())).containsExactly(author);
        assertThat(index.countHashtags(Set.of("tag"))).isEqualTo(Map.of("tag", 1L));
    }

    private static Account suspended(Account account) {
        return new Account(
                account.id(),
                account.username(),
                account.email(),
                account.profile(),
                account.isPrivate(),
                false,
                account.verified(),
                account.role(),
                AccountStatus.SUSPENDED,
                account.createdAt(),
                Samples.now());
    }

    @Test
    void followersAreCountedAfterFollowsUnfollowsAndBlocks() {
        UserId one = givenAuthor();
        UserId other = givenAuthor();
        apply(events);
        var follow = new Follow(other, one, Samples.now());

        graph.follow(follow);
        apply(List.of(new Followed(follow)));
        assertThat(people("u")).containsExactly(one, other);
        graph.unfollow(other, one);
        apply(List.of(new Unfollowed(follow)));
        // The newer account first.
        assertThat(people("u")).containsExactly(other, one);
        graph.follow(follow);
        apply(List.of(new Followed(follow)));
        graph.unfollow(other, one);
        apply(List.of(new Blocked(new Restriction(one, other, Samples.now()))));
        assertThat(people("u")).containsExactly(other, one);
    }

    @Test
    void aRebuildFindsWhatNoEventSaidAndDropsWhatIsGone() {
        UserId author = givenAuthor();
        Post post = givenPost(author, "silent", "tag");
        var reply = Samples.reply(author, post.id());
        replies.insert(reply);
        index.updatePosts(List.of(SearchSamples.post("ghost")), List.of());
        assertThat(rebuild.isBuilt()).isFalse();
        List<Long> progress = new ArrayList<>();

        // Author, post and reply were missing, and the ghost was too much.
        assertThat(rebuild.run(progress::add, () -> true)).hasValue(4);

        assertThat(found("silent")).containsExactly(post.id());
        assertThat(found("indeed")).containsExactly(reply.id());
        assertThat(found("ghost")).isEmpty();
        assertThat(index.countHashtags(Set.of("tag"))).isEqualTo(Map.of("tag", 1L));
        assertThat(rebuild.isBuilt()).isTrue();
        assertThat(progress).endsWith(3L);
        assertThat(rebuild.run(progress::add, () -> true)).hasValue(0);
        assertThat(found("silent")).containsExactly(post.id());
    }

    @Test
    void anIndexThatIsNewIsBuiltByItself() {
        Post post = givenPost(givenAuthor(), "from before");
        try (var builder = new SearchBuilder(rebuild, Backoff.standard())) {
            builder.start();

            Awaitility.await().until(rebuild::isBuilt);
        }

        assertThat(found("before")).containsExactly(post.id());
    }

    @Test
    void aRebuildThatIsStoppedIsNotDone() {
        givenPost(givenAuthor(), "text");

        assertThat(rebuild.run(_ -> {}, () -> false)).isEmpty();

        assertThat(rebuild.isBuilt()).isFalse();
    }

    @Test
    void aStoreThatIsAwayIsPassedOn() {
        UserId author = givenAuthor();
        givenPost(author, "text");
        meanwhile.set(
                () -> {
                    throw StorageException.unavailable("away", null);
                });

        assertThatThrownBy(() -> apply(events)).isInstanceOf(StorageException.class);
        apply(events);

        assertThat(found("text")).hasSize(1);
    }
}
