package plaza.core.post;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.FilteredPages;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.account.Account;
import plaza.core.graph.ViewerContext;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.media.Attachments;

/**
 * Makes what a viewer sees out of posts, for a whole page at once: a fixed number of batch calls
 * (posts, authors, counts, the viewer's marks, media), never one for each post. What the viewer may
 * not see is left out. What is made for a list, or to be looked at, counts as shown ({@link
 * ShowingListener}); what is only required does not.
 */
public final class PostViews {
    private final PostLookup lookup;
    private final ViewerContexts audience;
    private final ViewerMarks marks;
    private final ShowingListener showings;
    private final PostViewAssembly assembly;

    /**
     * @param cdn where media of public posts are fetched, or null where that is this server
     */
    public PostViews(
            PostLookup lookup,
            ViewerContexts audience,
            Counters counters,
            ViewerMarks marks,
            Attachments attachments,
            ShowingListener showings,
            @Nullable URI cdn) {
        this.lookup = lookup;
        this.audience = audience;
        this.marks = marks;
        this.showings = showings;
        this.assembly = new PostViewAssembly(audience, counters, marks, attachments, cdn);
    }

    /**
     * One post, for what is done with it.
     *
     * @throws DomainException NOT_FOUND also where the viewer may not see it
     */
    public PostView require(UserId viewer, PostId id) {
        return assembly.visible(audience.of(viewer), posts(List.of(id))).stream()
                .findFirst()
                .orElseThrow(() -> DomainException.notFound("post"));
    }

    /**
     * A post that its author has just made, as they see it: nobody did anything with it yet, so
     * that nothing of it is asked for.
     *
     * @throws DomainException NOT_FOUND where they take part no more
     */
    public PostView made(Post post) {
        return assembly.made(post);
    }

    /** A post that somebody may see, and who wrote it. */
    public record Seen(Post post, Account author) {}

    /**
     * As {@link #require}, without making a view of it: within a commit, what the stores say then.
     *
     * @throws DomainException NOT_FOUND also where the viewer may not see it
     */
    public Seen requireSeen(UserId viewer, PostId id) {
        Post post = lookup.find(id).orElseThrow(() -> DomainException.notFound("post"));
        ViewerContext sight = audience.of(viewer);
        Account author = audience.people(sight, List.of(post.author())).get(post.author());
        if (author == null || !PostAccessPolicy.maySee(sight, post, author)) {
            throw DomainException.notFound("post");
        }
        return new Seen(post, author);
    }

    /**
     * One post, for a reaction to it: without its media, of which that tells nothing, so that their
     * store is not asked.
     *
     * @throws DomainException NOT_FOUND also where the viewer may not see it
     */
    public PostView react(UserId viewer, PostId id) {
        return withoutMedia(viewer, id).orElseThrow(() -> DomainException.notFound("post"));
    }

    private Optional<PostView> withoutMedia(UserId viewer, PostId id) {
        return assembly.withoutMedia(audience.of(viewer), posts(List.of(id))).stream().findFirst();
    }

    /** Whether the viewer may see a post, without making a view of it. */
    public boolean isVisible(UserId viewer, PostId id) {
        return !visibleAmong(viewer, List.of(id)).isEmpty();
    }

    /** Whether everybody may see a post, also who is not known. */
    boolean isPublic(PostId id) {
        return lookup.find(id).filter(this::isPublic).isPresent();
    }

    private boolean isPublic(Post post) {
        // As the author sees themselves: nobody who asks is hidden from anybody.
        Account author =
                audience.people(audience.of(post.author()), List.of(post.author()))
                        .get(post.author());
        return author != null && PostAccessPolicy.isPublic(post, author);
    }

    /** Those of some posts that the viewer may see, without making views of them. */
    public Set<PostId> visibleAmong(UserId viewer, Collection<PostId> ids) {
        Collection<Post> found = lookup.findAll(ids).values();
        return found.isEmpty() ? Set.of() : visibleAmong(audience.of(viewer), found);
    }

    /** As {@link #visibleAmong(UserId, Collection)}, of posts that are at hand. */
    public Set<PostId> visibleAmong(ViewerContext sight, Collection<Post> found) {
        Map<UserId, Account> authors =
                audience.people(sight, found.stream().map(Post::author).distinct().toList());
        return found.stream()
                .filter(
                        post -> {
                            Account author = authors.get(post.author());
                            return author != null && PostAccessPolicy.maySee(sight, post, author);
                        })
                .map(Post::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * One post, to be looked at.
     *
     * @throws DomainException NOT_FOUND also where the viewer may not see it
     */
    public PostView show(UserId viewer, PostId id) {
        PostView view = require(viewer, id);
        showings.show(viewer, List.of(view));
        return view;
    }

    /** Those of some posts that the viewer may see, in their order. */
    public List<PostView> find(UserId viewer, List<PostId> ids) {
        return find(audience.of(viewer), ids);
    }

    public List<PostView> find(ViewerContext sight, List<PostId> ids) {
        return of(sight, posts(ids));
    }

    /** All of some posts in their order; of those that the viewer cannot see, the places. */
    public List<PostEntry> entries(UserId viewer, List<PostId> ids) {
        return entries(viewer, find(viewer, ids), ids);
    }

    public Page<PostEntry> entries(UserId viewer, Page<PostId> page) {
        return new Page<>(entries(viewer, page.items()), page.next());
    }

    /** All of some posts in their order, of which those that the viewer can see are at hand. */
    public List<PostEntry> entries(UserId viewer, List<PostView> views, List<PostId> ids) {
        Map<PostId, PostView> seen = HashMap.newHashMap(views.size());
        views.forEach(view -> seen.put(view.id(), view));
        List<PostId> unseen = ids.stream().filter(id -> !seen.containsKey(id)).toList();
        if (unseen.isEmpty()) {
            return List.copyOf(views);
        }
        ViewerMarks.Found found = marks.find(viewer, unseen);
        List<PostEntry> entries = new ArrayList<>(ids.size());
        for (PostId id : ids) {
            PostView view = seen.get(id);
            entries.add(view == null ? new UnavailablePost(id, found.of(id)) : view);
        }
        return entries;
    }

    /**
     * One post, as {@link #react}, for taking back what the viewer did with it, be it that they
     * cannot see it any more.
     *
     * @param done whether the viewer did it
     * @throws DomainException NOT_FOUND where they neither see it nor did anything with it
     */
    public PostEntry requireDone(UserId viewer, PostId id, Predicate<Marks> done) {
        PostEntry entry = entry(viewer, id);
        if (entry instanceof UnavailablePost(var _, Marks its) && !done.test(its)) {
            throw DomainException.notFound("post");
        }
        return entry;
    }

    /** As {@link #react}, or the place of the post. */
    public PostEntry entry(UserId viewer, PostId id) {
        List<PostView> views = withoutMedia(viewer, id).stream().toList();
        return entries(viewer, views, List.of(id)).getFirst();
    }

    /** Who wrote a post, whoever may see it; empty where it was deleted. */
    public Optional<UserId> authorOf(PostId id) {
        return lookup.find(id).map(Post::author);
    }

    private List<Post> posts(List<PostId> ids) {
        Map<PostId, Post> found = lookup.findAll(ids);
        List<Post> posts = new ArrayList<>(ids.size());
        for (PostId id : ids) {
            Post post = found.get(id);
            if (post != null) {
                posts.add(post);
            }
        }
        return posts;
    }

    private List<PostView> of(ViewerContext sight, List<Post> posts) {
        List<PostView> views = assembly.visible(sight, posts);
        showings.show(sight.viewer(), views);
        return views;
    }

    /**
     * A page of a list of posts, as far as the viewer may see and wants them.
     *
     * @param wanted whether a post that the viewer may see belongs into the list
     */
    public Page<PostView> page(
            ViewerContext sight,
            PageRequest page,
            Function<PageRequest, Page<Post>> list,
            Predicate<PostView> wanted) {
        return shown(
                sight,
                FilteredPages.page(
                        page,
                        list,
                        Post::id,
                        found -> assembly.visible(sight, found).stream().filter(wanted).toList(),
                        view -> view.post().id()));
    }

    /**
     * As {@link #page}, of a list of something about posts.
     *
     * @param post what a row is about
     */
    public <R> Page<PostView> page(
            ViewerContext sight,
            PageRequest page,
            Function<PageRequest, Page<R>> list,
            Function<R, PostId> post,
            Predicate<PostView> wanted) {
        return shown(
                sight,
                FilteredPages.page(
                        page,
                        list,
                        post,
                        rows ->
                                assembly
                                        .visible(sight, posts(rows.stream().map(post).toList()))
                                        .stream()
                                        .filter(wanted)
                                        .toList(),
                        view -> view.post().id()));
    }

    private Page<PostView> shown(ViewerContext sight, Page<PostView> page) {
        showings.show(sight.viewer(), page.items());
        return page;
    }

    /** Those of some posts that the viewer may see, in their order, without being shown them. */
    public List<PostView> see(ViewerContext sight, List<PostId> ids) {
        return assembly.visible(sight, posts(ids));
    }

    /** As {@link #see}, of posts that are at hand. */
    public List<PostView> seen(ViewerContext sight, List<Post> posts) {
        return assembly.visible(sight, posts);
    }

    /** That the viewer is shown what they could {@link #see}. */
    public void show(UserId viewer, List<PostView> seen) {
        showings.show(viewer, seen);
    }
}
