package plaza.core.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plaza.contracts.Samples;
import plaza.core.DomainException;
import plaza.core.FieldError;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.account.Account;
import plaza.core.account.PasswordHash;
import plaza.core.graph.Restriction;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.PostId;
import plaza.core.media.Attachments;
import plaza.core.post.MarkedPosts;
import plaza.core.post.Post;
import plaza.core.post.PostEntry;
import plaza.core.post.PostLookup;
import plaza.core.post.PostView;
import plaza.core.post.PostViews;
import plaza.core.post.UnavailablePost;
import plaza.core.post.ViewerMarks;
import plaza.memory.account.MemoryAccountStore;
import plaza.memory.graph.MemoryBlockStore;
import plaza.memory.graph.MemoryFollowGraph;
import plaza.memory.media.MemoryMediaCatalog;
import plaza.memory.post.MemoryCounters;
import plaza.memory.post.MemoryPostStore;
import plaza.memory.reply.MemoryReplyStore;

/** The comments that come with the posts of a page. */
class LatestCommentsTest {
    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final MemoryBlockStore blocks = new MemoryBlockStore();
    private final MemoryPostStore posts = new MemoryPostStore();
    private final MemoryReplyStore store = new MemoryReplyStore();
    private final ViewerContexts audience =
            new ViewerContexts(new MemoryFollowGraph(), blocks, accounts);
    private final MarkedPosts marks = (user, marked) -> Set.of();
    private final List<String> calls = new ArrayList<>();
    private final Set<PostId> shown = new HashSet<>();
    private final PostViews views =
            new PostViews(
                    new PostLookup(posts, store),
                    audience,
                    new MemoryCounters(),
                    new ViewerMarks(marks, marks, marks),
                    new Attachments(new MemoryMediaCatalog(), Clock.systemUTC()),
                    (user, seen) -> seen.forEach(view -> shown.add(view.id())),
                    null);
    private final Replies replies = new Replies(counted(), views, audience);

    private final Account viewer = person();
    private final Account author = person();
    private final Account another = person();

    private ReplyStore counted() {
        return (ReplyStore)
                Proxy.newProxyInstance(
                        ReplyStore.class.getClassLoader(),
                        new Class<?>[] {ReplyStore.class},
                        (proxy, method, arguments) -> {
                            calls.add(method.getName());
                            try {
                                return method.invoke(store, arguments);
                            } catch (InvocationTargetException e) {
                                throw Objects.requireNonNull(e.getCause());
                            }
                        });
    }

    private Account person() {
        Account account = Samples.account();
        accounts.insert(account, PasswordHash.NONE);
        return account;
    }

    private PostView post() {
        Post post = Samples.post(author.id());
        posts.insert(post);
        return views.require(viewer.id(), post.id());
    }

    private PostId reply(Account by, PostId to) {
        Post reply = Samples.reply(by.id(), to);
        store.insert(reply);
        return reply.id();
    }

    private List<Comment> latest(PostView post, int count) {
        return Objects.requireNonNull(
                        replies.latestComments(viewer.id(), List.of(post), count).get(post.id()))
                .items();
    }

    private static List<PostId> ids(List<? extends PostEntry> entries) {
        return entries.stream().map(PostEntry::id).toList();
    }

    private static List<PostId> comments(List<Comment> comments) {
        return comments.stream().map(comment -> comment.comment().id()).toList();
    }

    @Test
    void theyAreTheBeginningOfTheListOfComments() {
        PostView post = post();
        for (int i = 0; i < 4; i++) {
            PostId comment = reply(another, post.id());
            for (int j = 0; j < i + 2; j++) {
                reply(author, comment);
            }
        }

        for (int count : List.of(1, 3, 4, 10)) {
            Page<Comment> latest =
                    replies.latestComments(viewer.id(), List.of(post), count).get(post.id());
            Page<Comment> listed =
                    replies.comments(viewer.id(), post.id(), PageRequest.first(count));
            assertThat(latest).isEqualTo(listed);
        }
        assertThat(latest(post, 3)).hasSize(3);
        assertThat(latest(post, 3).getFirst().replies().items()).hasSize(3);
        assertThat(latest(post, 3).getFirst().replies().next()).isNotNull();
    }

    @Test
    void aPageOfManyPostsAsksAsOftenAsOneOfOne() {
        List<PostView> page = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            PostView post = post();
            page.add(post);
            for (int j = 0; j < 3; j++) {
                reply(author, reply(another, post.id()));
            }
        }

        calls.clear();
        replies.latestComments(viewer.id(), page.subList(0, 1), 3);
        List<String> one = List.copyOf(calls);
        calls.clear();
        Map<PostId, Page<Comment>> all = replies.latestComments(viewer.id(), page, 3);

        assertThat(calls).isEqualTo(one).containsExactly("listFirstReplies", "listFirstReplies");
        assertThat(all).hasSize(30).allSatisfy((id, each) -> assertThat(each.items()).hasSize(3));
    }

    @Test
    void whoeverIsHiddenIsPassedOver() {
        PostView post = post();
        Account hidden = person();
        PostId first = reply(another, post.id());
        PostId answer = reply(author, first);
        for (int i = 0; i < 40; i++) {
            reply(hidden, post.id());
            reply(hidden, first);
        }
        blocks.block(new Restriction(hidden.id(), viewer.id(), Samples.now()));

        List<Comment> latest = latest(post, 1);

        assertThat(comments(latest)).containsExactly(first);
        assertThat(ids(latest.getFirst().replies().items())).containsExactly(answer);
        assertThat(latest.getFirst().replies().next()).isNull();
    }

    @Test
    void whatWasDeletedLeavesItsPlaceWhereThereIsAReplyToSee() {
        PostView post = post();
        PostId answered = reply(another, post.id());
        PostId answer = reply(author, answered);
        PostId alone = reply(another, post.id());
        store.delete(answered);
        store.delete(alone);

        List<Comment> latest = latest(post, 3);

        assertThat(comments(latest)).containsExactly(answered);
        assertThat(latest.getFirst().comment()).isInstanceOf(UnavailablePost.class);
        assertThat(ids(latest.getFirst().replies().items())).containsExactly(answer);
    }

    @Test
    void theyCountAsShown() {
        PostView post = post();
        PostId old = reply(another, post.id());
        PostId comment = reply(another, post.id());
        PostId answer = reply(author, comment);

        latest(post, 1);

        assertThat(shown).containsExactlyInAnyOrder(comment, answer).doesNotContain(old);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 11, Integer.MAX_VALUE})
    void moreThanTenOrFewerThanOneAreRefused(int count) {
        assertThatThrownBy(() -> replies.latestComments(viewer.id(), List.of(), count))
                .isInstanceOf(DomainException.class)
                .satisfies(
                        refused ->
                                assertThat(((DomainException) refused).errors())
                                        .containsExactly(
                                                new FieldError(
                                                        "comments",
                                                        "must be a number from 1 to 10")));
    }
}
