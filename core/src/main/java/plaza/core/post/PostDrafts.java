package plaza.core.post;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.media.Attachments;
import plaza.core.media.Media;
import plaza.core.media.MediaUse;

/** Makes posts out of what their authors write, if it is allowed. */
public final class PostDrafts {
    static final String MEDIA_FIELD = "mediaKeys";

    private final EntityFinder entities;
    private final PostViews views;
    private final Attachments attachments;

    public PostDrafts(EntityFinder entities, PostViews views, Attachments attachments) {
        this.entities = entities;
        this.views = views;
        this.attachments = attachments;
    }

    /**
     * The post that a draft becomes.
     *
     * @throws DomainException INVALID with every wrong field
     */
    Post checked(NewPost draft) {
        return checked(draft, false);
    }

    /**
     * The same for a reel, which shows something.
     *
     * @throws DomainException INVALID with every wrong field
     */
    Post checkedReel(NewPost draft) {
        return checked(draft, true);
    }

    private Post checked(NewPost draft, boolean isReel) {
        PostRules.check(draft);
        requireVisible(draft.author(), draft.replyTo(), "replyTo");
        PostView quoted = requireVisible(draft.author(), draft.quoteOf(), "quoteOf");
        if (quoted != null && !Posts.isOpen(quoted)) {
            throw DomainException.invalid("quoteOf", "is not a public post");
        }
        List<Media> media =
                attachments.require(draft.author(), draft.media(), use(draft.id()), MEDIA_FIELD);
        if (isReel && media.stream().noneMatch(Media::isVisible)) {
            throw DomainException.invalid(MEDIA_FIELD, "must hold the key of a picture or a video");
        }
        return new Post(
                draft.id(),
                draft.author(),
                draft.text(),
                entities.find(draft.text()),
                draft.media(),
                draft.replyTo(),
                draft.quoteOf(),
                draft.visibility(),
                null);
    }

    /** What a new text of a post speaks of. */
    Entities checkedEdit(Post post, String text) {
        PostRules.checkEdit(post, text);
        return entities.find(text);
    }

    private @Nullable PostView requireVisible(UserId viewer, @Nullable PostId id, String field) {
        if (id == null) {
            return null;
        }
        try {
            return views.require(viewer, id);
        } catch (DomainException e) {
            if (e.kind() == ErrorKind.NOT_FOUND) {
                throw DomainException.invalid(field, "is not a post that you can see");
            }
            throw e;
        }
    }

    static MediaUse use(PostId post) {
        return new MediaUse(MediaUse.Kind.POST, post.value());
    }
}
