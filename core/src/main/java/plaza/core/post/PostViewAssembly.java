package plaza.core.post;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.account.Account;
import plaza.core.graph.ViewerContext;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.media.Attachments;
import plaza.core.media.Media;

/** Puts views of posts together from what the stores say, in batches. */
final class PostViewAssembly {
    private final ViewerContexts audience;
    private final Counters counters;
    private final ViewerMarks marks;
    private final Attachments attachments;
    private final @Nullable URI cdn;

    /**
     * @param cdn where media of public posts are fetched, or null where that is this server
     */
    PostViewAssembly(
            ViewerContexts audience,
            Counters counters,
            ViewerMarks marks,
            Attachments attachments,
            @Nullable URI cdn) {
        this.cdn = cdn;
        this.audience = audience;
        this.counters = counters;
        this.marks = marks;
        this.attachments = attachments;
    }

    /** A post that its author has just made, as {@link PostViews#made}. */
    PostView made(Post post) {
        Map<UserId, Account> people =
                audience.people(audience.of(post.author()), peopleIn(List.of(post)));
        if (!people.containsKey(post.author())) {
            throw DomainException.notFound("post");
        }
        return view(
                post,
                people,
                PostCounts.NONE,
                Marks.NONE,
                shown(post, attachments.findAll(post.media())));
    }

    /** Views of those of some posts that the viewer may see, in their order. */
    List<PostView> visible(ViewerContext sight, List<Post> posts) {
        return visible(sight, posts, attachments::findAll);
    }

    /** As {@link #visible}, without their media, whose store is not asked. */
    List<PostView> withoutMedia(ViewerContext sight, List<Post> posts) {
        return visible(sight, posts, _ -> Map.of());
    }

    private List<PostView> visible(
            ViewerContext sight,
            List<Post> posts,
            Function<List<String>, Map<String, Media>> attached) {
        if (posts.isEmpty()) {
            return List.of();
        }
        Map<UserId, Account> people = audience.people(sight, peopleIn(posts));
        List<Post> visible = new ArrayList<>(posts.size());
        List<PostId> ids = new ArrayList<>(posts.size());
        for (Post post : posts) {
            Account author = people.get(post.author());
            if (author != null && PostAccessPolicy.maySee(sight, post, author)) {
                visible.add(post);
                ids.add(post.id());
            }
        }
        Map<PostId, PostCounts> counts = counters.findAll(ids);
        ViewerMarks.Found found = marks.find(sight.viewer(), ids);
        Map<String, Media> media = attached.apply(mediaIn(visible));
        List<PostView> views = new ArrayList<>(visible.size());
        for (Post post : visible) {
            views.add(
                    view(
                            post,
                            people,
                            counts.getOrDefault(post.id(), PostCounts.NONE),
                            found.of(post.id()),
                            shown(post, media)));
        }
        return views;
    }

    private PostView view(
            Post post,
            Map<UserId, Account> people,
            @Nullable PostCounts counts,
            Marks marks,
            List<Media> media) {
        Account author = people.get(post.author());
        if (author == null) {
            throw new IllegalStateException("a visible post has an author");
        }
        List<Account> mentioned = List.of();
        if (!post.entities().mentions().isEmpty()) {
            mentioned = new ArrayList<>();
            for (UserId mention : post.entities().mentions()) {
                Account account = people.get(mention);
                if (account != null) {
                    mentioned.add(account);
                }
            }
        }
        return new PostView(
                post,
                author,
                mentioned,
                counts == null ? PostCounts.NONE : counts,
                marks,
                media,
                PostAccessPolicy.isPublic(post, author) ? cdn : null);
    }

    private static List<String> mediaIn(List<Post> posts) {
        List<String> keys = new ArrayList<>();
        for (Post post : posts) {
            keys.addAll(post.media());
        }
        return keys;
    }

    private static List<Media> shown(Post post, Map<String, Media> known) {
        if (post.media().isEmpty()) {
            return List.of();
        }
        List<Media> media = new ArrayList<>(post.media().size());
        for (String key : post.media()) {
            Media one = known.get(key);
            if (one != null) {
                media.add(one);
            }
        }
        return media;
    }

    private static Collection<UserId> peopleIn(List<Post> posts) {
        Set<UserId> people = HashSet.newHashSet(4 * posts.size());
        for (Post post : posts) {
            people.add(post.author());
            people.addAll(post.entities().mentions());
        }
        return people;
    }
}
