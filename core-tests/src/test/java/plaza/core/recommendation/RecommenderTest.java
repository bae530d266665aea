package plaza.core.recommendation;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.core.Ids;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
import plaza.core.account.PasswordHash;
import plaza.core.bookmark.Bookmark;
import plaza.core.graph.Follow;
import plaza.core.graph.FollowTraversal;
import plaza.core.graph.Restriction;
import plaza.core.graph.ViewerContexts;
import plaza.core.graph.WalkedTraversal;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.like.Like;
import plaza.core.like.LikeStore;
import plaza.core.post.CountKind;
import plaza.core.post.Counters;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.PostCounts;
import plaza.core.post.PostStore;
import plaza.core.post.ViewerMarks;
import plaza.core.post.Visibility;
import plaza.core.reply.ReplyStore;
import plaza.core.repost.Repost;
import plaza.memory.account.MemoryAccountStore;
import plaza.memory.bookmark.MemoryBookmarkStore;
import plaza.memory.graph.MemoryBlockStore;
import plaza.memory.graph.MemoryFollowGraph;
import plaza.memory.like.MemoryLikeStore;
import plaza.memory.post.MemoryCounters;
import plaza.memory.post.MemoryPostStore;
import plaza.memory.recommendation.MemoryRecommendationStore;
import plaza.memory.reply.MemoryReplyStore;
import plaza.memory.repost.MemoryRepostStore;

class RecommenderTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final SettableClock clock = new SettableClock(NOW);
    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final MemoryFollowGraph graph = new MemoryFollowGraph();
    private final MemoryBlockStore blocks = new MemoryBlockStore();
    private final MemoryPostStore posts = new MemoryPostStore();
    private final MemoryReplyStore replies = new MemoryReplyStore();
    private final MemoryLikeStore likes = new MemoryLikeStore();
    private final MemoryRepostStore reposts = new MemoryRepostStore();
    private final MemoryBookmarkStore bookmarks = new MemoryBookmarkStore();
    private final MemoryCounters counters = new MemoryCounters();
    private final MemoryRecommendationStore store = new MemoryRecommendationStore();
    private final Set<PostId> hidden = new HashSet<>();
    private final List<PostId> rising = new ArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final ViewerContexts audience =
            new ViewerContexts(graph, blocks, counted(AccountStore.class, accounts));
    private final Recommender recommender =
            new Recommender(
                    new Sources(
                            counted(FollowTraversal.class, new WalkedTraversal(graph)),
                            counted(PostStore.class, posts),
                            counted(LikeStore.class, likes),
                            (_, some) ->
                                    some.stream()
                                            .filter(each -> !hidden.contains(each))
                                            .collect(toSet()),
                            limit -> rising.stream().limit(limit).toList()),
                    counted(PostStore.class, posts),
                    counted(Counters.class, counters),
                    new ViewerMarks(likes, reposts, bookmarks),
                    counted(ReplyStore.class, replies),
                    counted(RecommendationStore.class, store),
                    clock);

    private final Account ada = person();
    private final Account bob = person();
    private final Account eve = person();
    private int made;

    /** The same, whose calls are counted. */
    private <P> P counted(Class<P> port, P adapter) {
        return port.cast(
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (_, method, arguments) -> {
                            calls.incrementAndGet();
                            try {
                                return method.invoke(adapter, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }

    private Account person() {
        return person(false);
    }

    private Account person(boolean isPrivate) {
        Account plain = Samples.account();
        Account account = plain.with(plain.profile(), isPrivate, false, plain.createdAt());
        accounts.insert(account, PasswordHash.NONE);
        return account;
    }

    private void follow(Account follower, Account followed) {
        graph.follow(new Follow(follower.id(), followed.id(), NOW));
    }

    private Post post(Account author, String... hashtags) {
        return post(author, clock.instant(), Visibility.PUBLIC, hashtags);
    }

    private Post post(Account author, Instant at, Visibility visibility, String... hashtags) {
        Post post =
                new Post(
                        PostId.of(Ids.of(at, 0, made++ * 16L), author.id()),
                        author.id(),
                        "text",
                        new Entities(List.of(hashtags), List.of(), List.of()),
                        List.of(),
                        null,
                        null,
                        visibility,
                        null);
        posts.insert(post);
        counters.fill(post.id(), PostCounts.NONE);
        return post;
    }

    private void like(Account person, Post post) {
        likes.put(new Like(person.id(), post.id(), clock.instant()));
        counters.add(post.id(), CountKind.LIKES, 1);
    }

    private List<Recommended> recommended() {
        return recommender.recommend(new Circle(audience, audience.of(ada.id())));
    }

    private List<PostId> ids() {
        return recommended().stream().map(Recommended::post).toList();
    }

    private static Recommended by(Post post, Reason.Kind kind, Account... people) {
        List<UserId> named = Arrays.stream(people).map(Account::id).toList();
        return new Recommended(post.id(), List.of(new Reason(kind, named, null)));
    }

    @Test
    void whoKnowsNobodyAndNothingIsToldWhatRises() {
        assertThat(recommended()).isEmpty();
        Post post = post(eve);
        rising.add(post.id());
        assertThat(recommended()).containsExactly(by(post, Reason.Kind.TRENDING));
    }

    @Test
    void whatFriendsOfFriendsPostIsFoundByTheirFriends() {
        follow(ada, bob);
        follow(bob, eve);
        Post post = post(eve);
        assertThat(recommended()).containsExactly(by(post, Reason.Kind.FOLLOWED_BY_FOLLOWED, bob));
    }

    @Test
    void whatFriendsLikeIsFoundByThem() {
        follow(ada, bob);
        Post post = post(eve);
        like(bob, post);
        assertThat(recommended()).containsExactly(by(post, Reason.Kind.LIKED_BY_FOLLOWED, bob));
    }

    @Test
    void whatThoseLikeWhoLikeTheSameIsFoundByThoseFirstWhoShareMore() {
        Account one = person();
        Account other = person();
        Post first = post(eve);
        Post second = post(eve);
        Post found = post(eve);
        for (Post post : List.of(first, second)) {
            like(ada, post);
            like(other, post);
        }
        like(one, first);
        like(other, found);
        like(one, found);
        assertThat(recommended())
                .containsExactly(by(found, Reason.Kind.LIKED_BY_SIMILAR, other, one));
    }

    /** Who likes them, and how they are tagged, is not told by what is found through them. */
    @Test
    void likesOfPostsThatTheViewerSeesNoMoreLeadToNothing() {
        Account other = person();
        Post gone = post(bob, "dogs");
        like(ada, gone);
        like(other, gone);
        like(other, post(eve));
        post(eve, "dogs");
        hidden.add(gone.id());
        assertThat(recommended()).isEmpty();
    }

    @Test
    void whatHasAHashtagThatTheViewerUsesOrLikesIsFound() {
        post(ada, "Cats");
        Post liked = post(bob, "dogs");
        like(ada, liked);
        Post cats = post(eve, "cats");
        Post dogs = post(eve, "dogs");
        post(eve, "birds");
        assertThat(recommended())
                .containsExactlyInAnyOrder(tagged(cats, "cats"), tagged(dogs, "dogs"));
    }

    private static Recommended tagged(Post post, String hashtag) {
        return new Recommended(
                post.id(), List.of(new Reason(Reason.Kind.HASHTAG, List.of(), hashtag)));
    }

    @Test
    void whatHasMoreReasonsIsTakenUpMoreOrIsNewerComesFirst() {
        follow(ada, bob);
        follow(bob, eve);
        Post old = post(eve, NOW.minus(Duration.ofDays(6)), Visibility.PUBLIC);
        Post recent = post(eve);
        Post taken = post(eve);
        for (int i = 0; i < 5; i++) {
            like(person(), taken);
        }
        Post both = post(eve);
        like(bob, both);
        assertThat(ids()).containsExactly(both.id(), taken.id(), recent.id(), old.id());
        assertThat(recommended().getFirst().reasons())
                .extracting(Reason::kind)
                .containsExactlyInAnyOrder(
                        Reason.Kind.LIKED_BY_FOLLOWED, Reason.Kind.FOLLOWED_BY_FOLLOWED);
    }

    @Test
    void whatTheViewerHasSeenIsLeftOut() {
        follow(ada, bob);
        follow(bob, eve);
        Post fresh = post(eve);
        Post own = post(ada);
        Post followed = post(bob);
        like(bob, own);
        like(bob, followed);
        like(ada, post(eve));
        Post reposted = post(eve);
        reposts.put(new Repost(ada.id(), reposted.id(), eve.id(), NOW));
        Post kept = post(eve);
        bookmarks.put(new Bookmark(ada.id(), kept.id(), NOW));
        Post answered = post(eve);
        replies.insert(Samples.reply(ada.id(), answered.id()));
        Post shown = post(eve);
        store.addShown(ada.id(), List.of(shown.id()), NOW.plus(Duration.ofDays(7)));
        assertThat(ids()).containsExactly(fresh.id());

        clock.advance(Duration.ofDays(7));
        assertThat(ids()).containsExactlyInAnyOrder(fresh.id(), shown.id());
    }

    @Test
    void nobodyWhoIsHiddenLeadsToAPostOrWroteOne() {
        follow(ada, bob);
        Post liked = post(eve);
        like(ada, liked);
        Account stranger = person();
        Account blocked = person();
        Account blocking = person();
        Account muted = person();
        Account closed = person(true);
        blocks.block(new Restriction(ada.id(), blocked.id(), NOW));
        blocks.block(new Restriction(blocking.id(), ada.id(), NOW));
        blocks.mute(new Restriction(ada.id(), muted.id(), NOW));
        for (Account hidden : List.of(blocked, blocking, muted, closed)) {
            follow(bob, hidden);
            Post theirs = post(hidden);
            like(bob, theirs);
            // Nobody else leads to this one.
            like(hidden, liked);
            like(hidden, post(stranger));
        }
        follow(bob, eve);
        post(eve, NOW, Visibility.FOLLOWERS);
        post(eve, NOW, Visibility.PRIVATE);
        assertThat(recommended()).isEmpty();
    }

    @Test
    void repliesAreNotRecommended() {
        follow(ada, bob);
        Post reply = Samples.reply(eve.id(), post(bob).id());
        replies.insert(reply);
        like(bob, reply);
        assertThat(recommended()).isEmpty();
    }

    @Test
    void aListIsBounded() {
        follow(ada, bob);
        follow(bob, eve);
        for (int i = 0; i < 180; i++) {
            post(eve);
        }
        assertThat(recommended()).hasSize(Recommender.MOST);
    }

    @Test
    void howOftenTheStoresAreAskedDoesNotDependOnHowMuchThereIs() {
        int few = callsIn(2);
        assertThat(callsIn(30)).isEqualTo(few);
    }

    private int callsIn(int size) {
        List<Account> friends = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Account friend = person();
            follow(ada, friend);
            friends.add(friend);
        }
        for (int i = 0; i < size; i++) {
            Account author = person();
            follow(friends.get(i), author);
            Post post = post(author, "a", "b", "c", "d", "e");
            like(friends.get(i), post);
            Post mine = post(author, "a", "b", "c", "d", "e");
            like(ada, mine);
            Account similar = person();
            like(similar, mine);
            like(similar, post(author));
        }
        calls.set(0);
        assertThat(recommended()).isNotEmpty();
        return calls.get();
    }
}
