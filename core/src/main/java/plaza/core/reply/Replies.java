package plaza.core.reply;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plaza.core.Cursor;
import plaza.core.DomainException;
import plaza.core.FilteredPages;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.graph.ViewerContext;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Post;
import plaza.core.post.PostEntry;
import plaza.core.post.PostView;
import plaza.core.post.PostViews;

/**
 * Reading the tree of replies; they are written as posts are ({@link plaza.core.post.Posts}). What
 * was deleted, or the viewer does not see, leaves its place where there is something under it.
 */
public final class Replies {
    /** How many replies to a comment come with it. */
    private static final int WITH_COMMENT = 3;

    /**
     * How many are looked at for those, of all comments of a page together: more of the comments
     * whose first ones the viewer may not all see. After the last the page is answered as it is
     * (ADR 47).
     */
    private static final int[] DEPTHS = {WITH_COMMENT + 1, 32, 256};

    private final ReplyStore replies;
    private final PostViews views;
    private final ViewerContexts audience;
    private final ReplyPlaces places;

    public Replies(ReplyStore replies, PostViews views, ViewerContexts audience) {
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
        Page<PostEntry> level = level(audience.of(viewer), parent, order, page);
        show(viewer, level.items().stream());
        return level;
    }

    /**
     * The replies right under a post, newest first, each with the newest of those right under it.
     *
     * @throws DomainException as {@link #list}
     */
    public Page<Comment> comments(UserId viewer, PostId parent, PageRequest page) {
        ViewerContext sight = audience.of(viewer);
        Page<Comment> level =
                withReplies(sight, level(sight, parent, ReplyStore.Order.NEWEST, page));
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

    private Page<PostEntry> level(
            ViewerContext sight, PostId parent, ReplyStore.Order order, PageRequest page) {
        if (!views.isVisible(sight.viewer(), parent)
                && places.leading(sight, List.of(parent)).isEmpty()) {
            throw DomainException.notFound("post");
        }
        return FilteredPages.page(
                page,
                request -> replies.listReplies(parent, order, request),
                ReplyPlace::id,
                found -> entries(sight, found),
                PostEntry::id);
    }

    private List<PostEntry> entries(ViewerContext sight, List<ReplyPlace> found) {
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

    private Page<Comment> withReplies(ViewerContext sight, Page<PostEntry> comments) {
        Map<PostId, Page<PostEntry>> below =
                firstReplies(sight, comments.items().stream().map(PostEntry::id).toList());
        return comments.map(
                comment -> new Comment(comment, below.getOrDefault(comment.id(), Page.empty())));
    }

    /** The first replies that the viewer sees, as {@link FilteredPages}, of many at once. */
    private Map<PostId, Page<PostEntry>> firstReplies(ViewerContext sight, List<PostId> parents) {
        Map<PostId, Page<PostEntry>> first = new HashMap<>();
        List<PostId> open = parents;
        for (int depth : DEPTHS) {
            if (open.isEmpty()) {
                break;
            }
            Map<PostId, Page<ReplyPlace>> below =
                    replies.listFirstReplies(open, ReplyStore.Order.NEWEST, depth);
            List<ReplyPlace> rows =
                    below.values().stream().flatMap(page -> page.items().stream()).toList();
            Map<PostId, PostEntry> seen =
                    entries(sight, rows).stream()
                            .collect(Collectors.toMap(PostEntry::id, Function.identity()));
            List<PostId> further = new ArrayList<>();
            below.forEach(
                    (parent, page) -> {
                        first.put(parent, first(page, seen));
                        if (page.next() != null && count(page, seen) <= WITH_COMMENT) {
                            further.add(parent);
                        }
                    });
            open = further;
        }
        return first;
    }

    private static long count(Page<ReplyPlace> below, Map<PostId, PostEntry> seen) {
        return below.items().stream().filter(place -> seen.containsKey(place.id())).count();
    }

    /** Goes on behind the last that is seen where more are; else where the list does. */
    private static Page<PostEntry> first(Page<ReplyPlace> below, Map<PostId, PostEntry> seen) {
        List<PostEntry> first = new ArrayList<>(WITH_COMMENT);
        @Nullable Cursor behindLast = null;
        for (int i = 0; i < below.items().size(); i++) {
            PostEntry entry = seen.get(below.items().get(i).id());
            if (entry != null && behindLast != null) {
                return new Page<>(first, behindLast);
            }
            if (entry != null) {
                first.add(entry);
                behindLast = first.size() == WITH_COMMENT ? below.behind(i) : null;
            }
        }
        return new Page<>(first, below.next());
    }

    /** What a reply answers: the root post first, the nearest last, with all places between. */
    public List<PostEntry> ancestors(UserId viewer, PostId id) {
        Post post = views.require(viewer, id).post();
        return post.isReply()
                ? views.entries(viewer, replies.listAncestors(id).reversed())
                : List.of();
    }
}
