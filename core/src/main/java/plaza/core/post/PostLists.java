package plaza.core.post;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.account.Account;
import plaza.core.graph.ViewerContext;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.UserId;
import plaza.core.media.Media;

/** Lists of root posts: of a person, of a hashtag, and of everybody. */
public final class PostLists {
    private final PostStore posts;
    private final PostViews views;
    private final ViewerContexts audience;

    public PostLists(PostStore posts, PostViews views, ViewerContexts audience) {
        this.posts = posts;
        this.views = views;
        this.audience = audience;
    }

    /**
     * A person's posts, newest first.
     *
     * @throws DomainException NOT_FOUND where the person is hidden or their account is private to
     *     the viewer
     */
    public Page<PostView> byAuthor(UserId viewer, Account author, PageRequest page) {
        return byAuthor(viewer, author, Kind.ALL, page);
    }

    public Page<PostView> byAuthor(UserId viewer, Account author, Kind kind, PageRequest page) {
        ViewerContext sight = audience.of(viewer);
        if (!sight.mayLookInto(author)) {
            throw DomainException.notFound("list of posts");
        }
        return views.page(
                sight, page, request -> posts.listByAuthor(author.id(), request), kind::holds);
    }

    /** Public posts with a hashtag, however it is written, newest first. */
    public Page<PostView> byHashtag(UserId viewer, String hashtag, PageRequest page) {
        String tag = Hashtags.normal(hashtag);
        return withoutMuted(viewer, page, request -> posts.listByHashtag(tag, request));
    }

    /** Public posts made from {@code since} until before {@code until}, newest first. */
    public Page<PostView> recent(
            UserId viewer, @Nullable Instant since, @Nullable Instant until, PageRequest page) {
        return withoutMuted(viewer, page, request -> posts.listPublic(since, until, request));
    }

    private Page<PostView> withoutMuted(
            UserId viewer, PageRequest page, Function<PageRequest, Page<Post>> list) {
        ViewerContext sight = audience.of(viewer);
        return views.page(sight, page, list, view -> !sight.mutes(view.post().author()));
    }

    /** Which posts are wanted. */
    public enum Kind {
        ALL,
        /** Posts that carry a picture or video. */
        REELS;

        public boolean holds(PostView view) {
            return this == ALL || view.media().stream().anyMatch(Media::isVisible);
        }
    }
}
