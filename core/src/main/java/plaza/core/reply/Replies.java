package plaza.core.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plaza.core.DomainException;
import plaza.core.Filled;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.account.UserId;
import plaza.core.graph.Audience;
import plaza.core.graph.Sight;
import plaza.core.post.Post;
import plaza.core.post.PostEntry;
import plaza.core.post.PostId;
import plaza.core.post.PostView;
import plaza.core.post.PostViews;

/**
 * Reading the tree of replies; they are written as posts are ({@link plaza.core.post.Posts}). What
 * was deleted, or the viewer does not see, leaves its place where there is something under it.
 */
public final class Replies {
    /** How many replies to a comment come with it. */
    private static final int WITH_COMMENT = 3;

    private final ReplyStore replies;
    private final PostViews views;
    private final Audience audience;
    private final ReplyPlaces places;

    public Replies(ReplyStore replies, PostViews views, Audience audience) {
        this.replies = replies;
        this.views = views;
        this.audience = audience;
        this.places = new ReplyPlaces(replies, views);
    }

    /**
     * One level of the tree: the replies right under a post.
     *
     * @throws DomainException NOT_FOUND where the viewer sees neither the post nor a reply under it
     */
    public Page<PostEntry> list(
            UserId viewer, PostId parent, ReplyStore.Order order, PageRequest page) {
        Page<PostEntry> level = level(viewer, parent, order, page, this::entries, PostEntry::id);
        show(viewer, level.items().stream());
        return level;
    }

    /**
     * The replies right under a post, newest first, each with the newest of those right under it.
     *
     * @throws DomainException as {@link #list}
     */
    public Page<Comment> comments(UserId viewer, PostId parent, PageRequest page) {
        Page<Comment> level =
                level(
                        viewer,
                        parent,
                        ReplyStore.Order.NEWEST,
                        page,
                        (sight, found) -> withReplies(sight, entries(sight, found)),
                        comment -> comment.comment().id());
        show(
                viewer,
                level.items().stream()
                        .flatMap(
                                each ->
                                        Stream.concat(
                                                Stream.of(each.comment()),
                                                each.replies().items().stream())));
        return level;
    }

    private void show(UserId viewer, Stream<PostEntry> entries) {
        views.show(
                viewer,
                entries.filter(PostView.class::isInstance).map(PostView.class::cast).toList());
    }

    private <T> Page<T> level(
            UserId viewer,
            PostId parent,
            ReplyStore.Order order,
            PageRequest page,
            Rendering<T> rendering,
            Function<T, PostId> id) {
        Sight sight = audience.of(viewer);
        if (!views.isVisible(viewer, parent) && places.leading(sight, List.of(parent)).isEmpty()) {
            throw DomainException.notFound("post");
        }
        return Filled.page(
                page,
                request -> replies.listReplies(parent, order, request),
                ReplyPlace::id,
                found -> rendering.of(sight, found),
                id);
    }

    /** What a viewer sees of some places. */
    @FunctionalInterface
    private interface Rendering<T> {
        List<T> of(Sight sight, List<ReplyPlace> found);
    }

    private List<PostEntry> entries(Sight sight, List<ReplyPlace> found) {
        List<Post> heard = new ArrayList<>(found.size());
        for (ReplyPlace place : found) {
            Post reply = place.reply();
            if (reply != null && !sight.mutes(reply.author())) {
                heard.add(reply);
            }
        }
        var seen = views.seen(sight, heard);
        if (seen.size() == found.size()) {
            return List.copyOf(seen);
        }
        Set<PostId> shown = seen.stream().map(PostEntry::id).collect(Collectors.toSet());
        List<PostId> unseen =
                found.stream().map(ReplyPlace::id).filter(id -> !shown.contains(id)).toList();
        shown.addAll(places.leading(sight, unseen));
        return views.entries(
                sight.viewer(),
                seen,
                found.stream().map(ReplyPlace::id).filter(shown::contains).toList());
    }

    /** One more batch, for the replies to all comments of a page. */
    private List<Comment> withReplies(Sight sight, List<PostEntry> comments) {
        if (comments.isEmpty()) {
            return List.of();
        }
        Map<PostId, Page<ReplyPlace>> below =
                replies.listFirstReplies(
                        comments.stream().map(PostEntry::id).toList(),
                        ReplyStore.Order.NEWEST,
                        WITH_COMMENT);
        Map<PostId, PostEntry> entries =
                entries(
                                sight,
                                below.values().stream()
                                        .flatMap(page -> page.items().stream())
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(PostEntry::id, Function.identity()));
        return comments.stream()
                .map(
                        comment ->
                                new Comment(
                                        comment,
                                        seen(
                                                below.getOrDefault(comment.id(), Page.empty()),
                                                entries)))
                .toList();
    }

    private static Page<PostEntry> seen(Page<ReplyPlace> below, Map<PostId, PostEntry> entries) {
        List<PostEntry> seen = new ArrayList<>(below.items().size());
        for (ReplyPlace place : below.items()) {
            PostEntry entry = entries.get(place.id());
            if (entry != null) {
                seen.add(entry);
            }
        }
        return new Page<>(seen, below.next());
    }

    /** What a reply answers: the root post first, the nearest last, with all places between. */
    public List<PostEntry> ancestors(UserId viewer, PostId id) {
        Post post = views.require(viewer, id).post();
        return post.isReply()
                ? views.entries(viewer, replies.listAncestors(id).reversed())
                : List.of();
    }
}
