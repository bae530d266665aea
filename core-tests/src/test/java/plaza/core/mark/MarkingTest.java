package plaza.core.mark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.PageRequest;
import plaza.core.account.Account;
import plaza.core.account.PasswordHash;
import plaza.core.bookmark.Bookmarks;
import plaza.core.event.Event;
import plaza.core.event.ForwardingJournal;
import plaza.core.event.Journal;
import plaza.core.event.JournalPosition;
import plaza.core.event.OvertakenJournal;
import plaza.core.graph.Follow;
import plaza.core.graph.People;
import plaza.core.graph.ProfileListener;
import plaza.core.graph.Restriction;
import plaza.core.graph.ViewerContexts;
import plaza.core.like.Likes;
import plaza.core.media.Attachments;
import plaza.core.post.Marks;
import plaza.core.post.Post;
import plaza.core.post.PostAccessPolicy;
import plaza.core.post.PostLookup;
import plaza.core.post.PostView;
import plaza.core.post.PostViews;
import plaza.core.post.ViewerMarks;
import plaza.core.repost.Reposts;
import plaza.memory.account.MemoryAccountStore;
import plaza.memory.bookmark.MemoryBookmarkStore;
import plaza.memory.event.MemoryJournal;
import plaza.memory.graph.MemoryBlockStore;
import plaza.memory.graph.MemoryFollowGraph;
import plaza.memory.graph.MemoryFollowRequestStore;
import plaza.memory.like.MemoryLikeStore;
import plaza.memory.media.MemoryMediaCatalog;
import plaza.memory.post.MemoryCounters;
import plaza.memory.post.MemoryPostStore;
import plaza.memory.reply.MemoryReplyStore;
import plaza.memory.repost.MemoryRepostStore;

/** Marks on posts that go, or are hidden, at the moment when they are marked. */
final class MarkingTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final MemoryFollowGraph graph = new MemoryFollowGraph();
    private final MemoryBlockStore blocks = new MemoryBlockStore();
    private final MemoryPostStore posts = new MemoryPostStore();
    private final MemoryLikeStore likes = new MemoryLikeStore();
    private final MemoryRepostStore reposts = new MemoryRepostStore();
    private final MemoryBookmarkStore bookmarks = new MemoryBookmarkStore();
    private final MemoryCounters counters = new MemoryCounters();
    private final MemoryJournal told = new MemoryJournal(UUID.randomUUID(), clock);
    private final OvertakenJournal before = new OvertakenJournal(told);
    private final ViewerContexts audience = new ViewerContexts(graph, blocks, accounts);
    private final PostViews views =
            new PostViews(
                    new PostLookup(posts, new MemoryReplyStore()),
                    audience,
                    counters,
                    new ViewerMarks(likes, reposts, bookmarks),
                    new Attachments(new MemoryMediaCatalog(), clock),
                    (_, _) -> {},
                    null);
    private final People people =
            new People(
                    accounts,
                    graph,
                    new MemoryFollowRequestStore(),
                    blocks,
                    PostAccessPolicy.shown(posts),
                    audience,
                    ProfileListener.NONE);
    private final Account author = Samples.account();
    private final Account reader = Samples.account();
    private final Post post = Samples.post(author.id());

    private enum Kind {
        LIKE,
        REPOST,
        BOOKMARK;

        boolean isIn(Marks marks) {
            return switch (this) {
                case LIKE -> marks.liked();
                case REPOST -> marks.reposted();
                case BOOKMARK -> marks.bookmarked();
            };
        }
    }

    @BeforeEach
    void publish() {
        accounts.insert(author, PasswordHash.NONE);
        accounts.insert(reader, PasswordHash.NONE);
        posts.insert(post);
    }

    private PostView mark(Kind kind, Journal journal) {
        var marking = new Marking(journal, views, people, clock);
        return switch (kind) {
            case LIKE ->
                    new Likes(likes, counters, views, marking, marking.whereSeen(Marking.ANY))
                            .like(reader.id(), post.id());
            case REPOST ->
                    new Reposts(reposts, counters, views, marking).repost(reader.id(), post.id());
            case BOOKMARK -> new Bookmarks(bookmarks, views, marking).add(reader.id(), post.id());
        };
    }

    private MarkStore<?> store(Kind kind) {
        return switch (kind) {
            case LIKE -> likes;
            case REPOST -> reposts;
            case BOOKMARK -> bookmarks;
        };
    }

    private void assertRefused(Kind kind, ErrorKind expected) {
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> mark(kind, before))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(expected));
        assertThat(store(kind).listByUser(reader.id(), PageRequest.first(10)).items()).isEmpty();
        assertThat(told.readAfter(JournalPosition.START, 10)).isEmpty();
        assertThat(counters.findAll(List.of(post.id())).values())
                .allSatisfy(
                        counts -> {
                            assertThat(counts.likes()).isZero();
                            assertThat(counts.reposts()).isZero();
                        });
    }

    @ParameterizedTest
    @EnumSource
    void aMarkOnAPostThatIsDeletedBeforeItIsWrittenIsNotThere(Kind kind) {
        before.overtakeWith(() -> posts.delete(post.id()));

        assertRefused(kind, ErrorKind.NOT_FOUND);
    }

    @ParameterizedTest
    @EnumSource
    void aMarkOfSomebodyWhomTheAuthorBlocksBeforeItIsWrittenIsNotThere(Kind kind) {
        before.overtakeWith(
                () -> blocks.block(new Restriction(author.id(), reader.id(), clock.instant())));

        assertRefused(kind, ErrorKind.NOT_FOUND);
    }

    @ParameterizedTest
    @EnumSource(names = "REPOST")
    void aRepostOfAnAuthorWhoBecomesPrivateBeforeItIsWrittenIsNotThere(Kind kind) {
        graph.follow(new Follow(reader.id(), author.id(), clock.instant()));
        before.overtakeWith(
                () ->
                        accounts.putProfile(
                                author.with(author.profile(), true, false, clock.instant())));

        assertRefused(kind, ErrorKind.FORBIDDEN);
    }

    @ParameterizedTest
    @EnumSource
    void aMarkOnAPostThatIsDeletedJustAfterItWasWrittenIsAnsweredAsDone(Kind kind) {
        var after =
                new ForwardingJournal(told) {
                    @Override
                    public boolean commit(Event event, PrimaryWrite write) {
                        boolean done = super.commit(event, write);
                        posts.delete(post.id());
                        return done;
                    }
                };

        PostView answer = mark(kind, after);

        assertThat(answer.post()).isEqualTo(post);
        assertThat(kind.isIn(answer.viewer())).isTrue();
        assertThat(store(kind).listByUser(reader.id(), PageRequest.first(10)).items()).hasSize(1);
    }
}
