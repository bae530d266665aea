package plaza.core.post;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.account.Account;
import plaza.core.event.Journal;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.PostEvent.PostCreated;
import plaza.core.post.PostEvent.PostDeleted;
import plaza.core.post.PostEvent.PostEdited;

/** Writing, editing and deleting posts and replies, and reading one. */
public final class Posts {
    private final PostDrafts drafts;
    private final PostWrites writes;
    private final PostLookup lookup;
    private final Journal journal;
    private final PostViews views;
    private final Clock clock;

    public Posts(
            PostDrafts drafts,
            PostWrites writes,
            PostLookup lookup,
            Journal journal,
            PostViews views,
            Clock clock) {
        this.drafts = drafts;
        this.writes = writes;
        this.lookup = lookup;
        this.journal = journal;
        this.views = views;
        this.clock = clock;
    }

    /**
     * Publishes a post or a reply. The same id again changes nothing and answers what is there.
     *
     * @throws DomainException INVALID with every wrong field, also when the post answered or quoted
     *     is not one that the author may see
     */
    public PostView publish(NewPost draft) {
        return publish(drafts.checked(draft));
    }

    /**
     * As {@link #publish}, for what has to show something.
     *
     * @throws DomainException INVALID also when it holds neither a picture nor a video
     */
    public PostView publishReel(NewPost draft) {
        return publish(drafts.checkedReel(draft));
    }

    private PostView publish(Post post) {
        if (commit(post)) {
            return views.made(post);
        }
        refuseUnlessSame(post);
        return views.require(post.author(), post.id());
    }

    /**
     * What the viewer published under this id before, as it is now.
     *
     * @throws DomainException CONFLICT where it was deleted since
     */
    public PostView published(UserId viewer, PostId id) {
        try {
            return views.require(viewer, id);
        } catch (DomainException e) {
            if (e.kind() == ErrorKind.NOT_FOUND) {
                throw gone();
            }
            throw e;
        }
    }

    private static DomainException gone() {
        return DomainException.of(ErrorKind.CONFLICT, "This post was made and deleted before.");
    }

    /**
     * As {@link #publish}, for imports, without making a view of it.
     *
     * @return whether it was new
     */
    public boolean admit(NewPost draft) {
        return commit(drafts.checked(draft));
    }

    /** Whether a post may be passed on to people its author did not choose. */
    public static boolean isOpen(PostView view) {
        return isOpen(view.post(), view.author());
    }

    public static boolean isOpen(PostViews.Seen seen) {
        return isOpen(seen.post(), seen.author());
    }

    private static boolean isOpen(Post post, Account author) {
        return post.visibility() == Visibility.PUBLIC && !author.isPrivate();
    }

    private boolean commit(Post post) {
        return journal.commit(new PostCreated(post), writes.insertion(post));
    }

    private void refuseUnlessSame(Post post) {
        boolean same =
                lookup.find(post.id()).map(Post::author).filter(post.author()::equals).isPresent();
        if (!same) {
            writes.withdraw(post);
            throw gone();
        }
    }

    public PostView find(UserId viewer, PostId id) {
        return views.show(viewer, id);
    }

    /** The texts a post had and has, oldest first. */
    public List<Revision> history(UserId viewer, PostId id) {
        Post post = views.require(viewer, id).post();
        List<Revision> all = new ArrayList<>(lookup.records(post).listRevisions(id));
        all.add(
                new Revision(
                        post.text(), post.editedAt() == null ? post.createdAt() : post.editedAt()));
        return all;
    }

    /** Changes the text of an own post and keeps the earlier one. */
    public PostView edit(UserId author, PostId id, String text) {
        Post post = requireOwn(author, id);
        Entities found = drafts.checkedEdit(post, text);
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        journal.commit(
                new PostEdited(id, author, text, found, at),
                () -> lookup.records(post).edit(id, text, found, at));
        return views.require(author, id);
    }

    /** Deletes an own post; its replies stay. */
    public void delete(UserId author, PostId id) {
        Post post = requireOwn(author, id);
        journal.commit(
                new PostDeleted(
                        new PostRef(id, author, post.replyTo()),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS)),
                () -> writes.delete(post));
    }

    private Post requireOwn(UserId author, PostId id) {
        Post post = views.require(author, id).post();
        if (!post.author().equals(author)) {
            throw DomainException.of(ErrorKind.FORBIDDEN, "Only its author may change a post.");
        }
        return post;
    }
}
