package plaza.cache.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.contracts.post.PostStoreContract;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.cache.Cache;
import plaza.core.event.RebuildAsked;
import plaza.core.id.UserId;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.PostEvent.PostCreated;
import plaza.core.post.PostEvent.PostDeleted;
import plaza.core.post.PostEvent.PostEdited;
import plaza.core.post.PostRef;
import plaza.core.post.PostStore;
import plaza.memory.post.MemoryPostStore;

final class CachedPostStoreTest implements PostStoreContract {
    private final SettableClock clock = new SettableClock(Samples.now());
    private final MemoryPostStore stored = new MemoryPostStore();
    private final CachedPostStore store =
            new CachedPostStore(stored, 10_000, 10_000, Cache.NONE, _ -> Duration.ZERO, clock);

    @Override
    public PostStore store() {
        return store;
    }

    private @Nullable Post find(Post post) {
        return store.findAll(List.of(post.id())).get(post.id());
    }

    /** Stored and held. */
    private Post known() {
        Post post = Samples.post(Samples.userId());
        stored.insert(post);
        assertThat(find(post)).isEqualTo(post);
        return post;
    }

    private static PostEdited edited(Post post, String text) {
        return new PostEdited(post.id(), post.author(), text, Entities.NONE, Samples.now());
    }

    private static PostDeleted deleted(Post post) {
        return new PostDeleted(
                new PostRef(post.id(), post.author(), post.replyTo()), Samples.now());
    }

    @Test
    void aNewPostIsHeldBeforeItsFirstReaderAsks() {
        Post post = Samples.post(Samples.userId());
        store.on(new PostCreated(post));
        // The store behind does not have it: it can only come from the event.
        assertThat(find(post)).isEqualTo(post);
    }

    @Test
    void aNewPostIsHeldEvenIfItWasLookedForBefore() {
        Post post = Samples.post(Samples.userId());
        assertThat(find(post)).isNull();
        store.on(new PostCreated(post));
        assertThat(find(post)).isEqualTo(post);
    }

    @Test
    void anOldPostIsNotTakenFromItsEventButLookedFor() {
        Post post = Samples.post(Samples.userId());
        assertThat(find(post)).isNull();
        clock.advance(Duration.ofMinutes(2));
        store.on(new PostCreated(post));
        assertThat(find(post)).isNull();
        stored.insert(post);
        store.on(new PostCreated(post));
        assertThat(find(post)).isEqualTo(post);
    }

    @Test
    void repliesAreNotHeld() {
        Post reply = Samples.reply(Samples.userId(), Samples.postId(Samples.userId()));
        store.on(new PostCreated(reply));
        assertThat(find(reply)).isNull();
    }

    @Test
    void anIdThatBelongsToNoPostIsLookedForOnce() {
        Post post = Samples.post(Samples.userId());
        assertThat(find(post)).isNull();
        stored.insert(post);
        assertThat(find(post)).isNull();
        store.insert(post);
        assertThat(find(post)).isEqualTo(post);
    }

    @Test
    void anIdThatBelongsToNoPostTakesRoomToo() {
        var small = new CachedPostStore(stored, 10, 0, Cache.NONE, _ -> Duration.ZERO, clock);
        List<Post> posts = posts();
        posts.forEach(post -> small.findAll(List.of(post.id())));
        posts.forEach(stored::insert);
        assertThat(posts.stream().filter(post -> small.findAll(List.of(post.id())).isEmpty()))
                .hasSizeLessThanOrEqualTo(60);
    }

    @Test
    void aPostTakesRoomByItsTextAndItsPictures() {
        String key = "x".repeat(46);
        assertThat(held("Short", List.of())).isLessThanOrEqualTo(100);
        assertThat(held("x".repeat(800), List.of())).isLessThanOrEqualTo(50);
        assertThat(held("\u4e16".repeat(400), List.of())).isLessThanOrEqualTo(50);
        assertThat(held("", Collections.nCopies(10, key))).isLessThanOrEqualTo(37);
    }

    private static List<Post> posts() {
        return Stream.generate(() -> Samples.post(Samples.userId())).limit(200).toList();
    }

    /** How many posts of this kind are held where there is room for 50 of the usual size. */
    private long held(String text, List<String> media) {
        var small = new CachedPostStore(stored, 50, 0, Cache.NONE, _ -> Duration.ZERO, clock);
        List<Post> posts =
                posts().stream()
                        .map(
                                post ->
                                        new Post(
                                                post.id(),
                                                post.author(),
                                                text,
                                                Entities.NONE,
                                                media,
                                                null,
                                                null,
                                                post.visibility(),
                                                null))
                        .toList();
        posts.forEach(stored::insert);
        posts.forEach(post -> small.findAll(List.of(post.id())));
        posts.forEach(post -> stored.edit(post.id(), "Changed", Entities.NONE, Samples.now()));
        return posts.stream()
                .filter(post -> small.findAll(List.of(post.id())).containsValue(post))
                .count();
    }

    @Test
    void editsByOthersAreHeard() {
        Post post = known();
        stored.edit(post.id(), "New", Entities.NONE, Samples.now());
        assertThat(find(post)).isEqualTo(post);
        store.on(edited(post, "New"));
        assertThat(find(post)).extracting(Post::text).isEqualTo("New");
    }

    @Test
    void deletionsByOthersAreHeard() {
        Post post = known();
        stored.delete(post.id());
        assertThat(find(post)).isEqualTo(post);
        store.on(deleted(post));
        assertThat(find(post)).isNull();
    }

    @Test
    void aPostWhoseEventComesAfterItsDeletionStaysDeleted() {
        Post post = Samples.post(Samples.userId());
        store.insert(post);
        store.delete(post.id());
        store.on(deleted(post));
        store.on(new PostCreated(post));
        assertThat(find(post)).isNull();
    }

    @Test
    void aPostWhoseEventComesAfterItsEditIsTheEditedOne() {
        Post post = Samples.post(Samples.userId());
        store.insert(post);
        store.edit(post.id(), "New", Entities.NONE, Samples.now());
        store.on(new PostCreated(post));
        assertThat(find(post)).extracting(Post::text).isEqualTo("New");
    }

    /** Of an author whose list and posts are held. */
    private List<Post> listed(int count) {
        UserId author = Samples.userId();
        for (int i = 0; i < count; i++) {
            stored.insert(Samples.post(author));
        }
        List<Post> posts = list(author);
        assertThat(posts).isNotEmpty().isEqualTo(list(author));
        return posts;
    }

    private List<Post> list(UserId author) {
        return store.listByAuthor(author, PageRequest.first(20)).items();
    }

    @Test
    void aPersonsNewestPostsAreListedWithoutTheStore() {
        List<Post> posts = listed(3);
        stored.delete(posts.get(1).id());
        assertThat(list(posts.getFirst().author())).isEqualTo(posts);
    }

    @Test
    void listsHearOfPostsByOthers() {
        List<Post> posts = listed(2);
        UserId author = posts.getFirst().author();
        Post newest = Samples.post(author);
        stored.insert(newest);
        assertThat(list(author)).isEqualTo(posts);
        store.on(new PostCreated(newest).told());
        assertThat(list(author)).containsExactly(newest, posts.get(0), posts.get(1));
    }

    @Test
    void listsHearOfDeletionsByOthers() {
        List<Post> posts = listed(2);
        stored.delete(posts.get(0).id());
        store.on(deleted(posts.get(0)));
        assertThat(list(posts.getFirst().author())).containsExactly(posts.get(1));
    }

    @Test
    void aListShowsWhatItsAuthorHasWrittenAndDeletedHere() {
        List<Post> posts = listed(2);
        Post newest = Samples.post(posts.getFirst().author());
        store.insert(newest);
        assertThat(list(newest.author())).containsExactly(newest, posts.get(0), posts.get(1));
        store.delete(posts.get(0).id());
        assertThat(list(newest.author())).containsExactly(newest, posts.get(1));
    }

    @Test
    void aListShowsPostsAsTheyWereEdited() {
        List<Post> posts = listed(1);
        store.edit(posts.getFirst().id(), "New", Entities.NONE, Samples.now());
        assertThat(list(posts.getFirst().author())).extracting(Post::text).containsExactly("New");
    }

    @Test
    void aListGoesOnBehindWhatIsHeld() {
        List<Post> posts = listed(CachedPostStore.NEWEST + 25);
        UserId author = posts.getFirst().author();
        assertThat(Page.all(20, page -> store.listByAuthor(author, page)))
                .hasSize(CachedPostStore.NEWEST + 25)
                .containsExactlyElementsOf(
                        stored.listByAuthor(author, PageRequest.first(1_000)).items());
    }

    @Test
    void aRebuildForgetsLists() {
        List<Post> posts = listed(2);
        stored.delete(posts.get(0).id());
        store.on(new RebuildAsked("caches", posts.getFirst().author(), Samples.now()));
        assertThat(list(posts.getFirst().author())).containsExactly(posts.get(1));
    }

    @Test
    void aRebuildForgetsEverything() {
        Post post = known();
        stored.edit(post.id(), "New", Entities.NONE, Samples.now());
        store.on(new RebuildAsked("caches", post.author(), Samples.now()));
        assertThat(find(post)).extracting(Post::text).isEqualTo("New");
    }
}
