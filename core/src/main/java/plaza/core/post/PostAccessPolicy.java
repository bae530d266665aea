package plaza.core.post;

import java.util.List;
import plaza.core.account.Account;
import plaza.core.graph.ShownPosts;
import plaza.core.graph.ViewerContext;
import plaza.core.id.UserId;

/** Decides who may see which posts. */
public final class PostAccessPolicy {
    private PostAccessPolicy() {}

    public static boolean maySee(ViewerContext sight, Post post, Account author) {
        if (!sight.mayLookInto(author)) {
            return false;
        }
        return switch (post.visibility()) {
            case PUBLIC -> true;
            case FOLLOWERS -> sight.isSelf(author.id()) || sight.following().contains(author.id());
            case PRIVATE -> sight.isSelf(author.id());
        };
    }

    /** Whether everybody may see a post, also who is not known. */
    public static boolean isPublic(Post post, Account author) {
        return author.isActive() && !author.isPrivate() && post.visibility() == Visibility.PUBLIC;
    }

    /** Counts those of somebody's posts that the viewer is told of. */
    public static ShownPosts shown(PostStore posts) {
        return (sight, author) ->
                count(
                        sight,
                        author,
                        posts.countByAuthor(List.of(author)).getOrDefault(author, PostTotals.NONE));
    }

    /**
     * How many of somebody's posts the viewer is told of: those for everybody, also where the
     * account is private, those for followers where they follow, and all of their own.
     */
    public static long count(ViewerContext sight, UserId author, PostTotals posts) {
        if (sight.isSelf(author)) {
            return posts.all();
        }
        return posts.everybodys() + (sight.following().contains(author) ? posts.followers() : 0);
    }
}
