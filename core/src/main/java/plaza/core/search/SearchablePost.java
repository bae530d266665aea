package plaza.core.search;

import java.util.List;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Hashtags;
import plaza.core.post.Post;
import plaza.core.post.Visibility;

/**
 * The indexed fields of a post or a reply.
 *
 * @param hashtags that it is found by
 * @param counted those of them for which it counts: all of a public root post, of others none
 */
public record SearchablePost(
        PostId id, UserId author, String text, List<String> hashtags, List<String> counted) {
    public SearchablePost {
        hashtags = List.copyOf(hashtags);
        counted = List.copyOf(counted);
    }

    public static SearchablePost of(Post post) {
        // A post of before has its tags in the form that was the usual one then.
        List<String> hashtags =
                post.entities().hashtags().stream().map(Hashtags::normal).distinct().toList();
        boolean counts = post.visibility() == Visibility.PUBLIC && !post.isReply();
        return new SearchablePost(
                post.id(), post.author(), post.text(), hashtags, counts ? hashtags : List.of());
    }
}
