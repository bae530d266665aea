package plaza.core.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.core.Ids;
import plaza.core.account.Account;
import plaza.core.account.PasswordHash;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.PostId;
import plaza.core.media.Attachments;
import plaza.memory.account.MemoryAccountStore;
import plaza.memory.event.MemoryJournal;
import plaza.memory.graph.MemoryBlockStore;
import plaza.memory.graph.MemoryFollowGraph;
import plaza.memory.media.MemoryMediaCatalog;
import plaza.memory.post.MemoryCounters;
import plaza.memory.post.MemoryPostStore;
import plaza.memory.reply.MemoryReplyStore;

class PublishingTest {
    private static final Clock CLOCK = Clock.systemUTC();

    private final Account author = Samples.account();
    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final List<PostId> asked = new ArrayList<>();
    private final PostLookup lookup = new PostLookup(new MemoryPostStore(), new MemoryReplyStore());
    private final Attachments attachments = new Attachments(new MemoryMediaCatalog(), CLOCK);
    private final MarkedPosts marks =
            (user, posts) -> {
                asked.addAll(posts);
                return Set.of();
            };
    private final PostViews views =
            new PostViews(
                    lookup,
                    new ViewerContexts(new MemoryFollowGraph(), new MemoryBlockStore(), accounts),
                    new MemoryCounters(),
                    new ViewerMarks(marks, marks, marks),
                    attachments,
                    (viewer, posts) -> {},
                    null);
    private final Posts posts =
            new Posts(
                    new PostDrafts(
                            new EntityFinder(
                                    text ->
                                            new TextParser.Parsed(
                                                    List.of("first"), List.of(), List.of()),
                                    accounts),
                            views,
                            attachments),
                    new PostWrites(lookup, new MemoryCounters(), attachments),
                    lookup,
                    new MemoryJournal(UUID.randomUUID(), CLOCK),
                    views,
                    CLOCK);

    @BeforeEach
    void register() {
        accounts.insert(author, PasswordHash.NONE);
    }

    private NewPost draft() {
        PostId id = PostId.of(Ids.of(Instant.now(CLOCK), 0, 1), author.id());
        return new NewPost(
                id, author.id(), "The #first one", List.of(), null, null, Visibility.PUBLIC);
    }

    @Test
    void aPostIsAnsweredAsItsAuthorFindsItAndWithoutAskingWhatNobodyCanHaveDone() {
        PostView made = posts.publish(draft());

        assertThat(asked).isEmpty();
        assertThat(made).isEqualTo(posts.find(author.id(), made.id()));
    }

    @Test
    void whatIsPublishedAgainIsAnsweredAsItIsNow() {
        NewPost draft = draft();
        posts.publish(draft);
        PostView again = posts.publish(draft);

        assertThat(asked).contains(draft.id());
        assertThat(again).isEqualTo(posts.find(author.id(), draft.id()));
    }
}
