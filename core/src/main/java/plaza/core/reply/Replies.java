package plaza.core.reply;

import java.util.ArrayList;
import java.util.Collection;
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

    /** How many comments may come with a post. */
    public static final int MOST_WITH_POST = 10;

    /**
     * How many more are looked at under those posts and comments whose first replies the viewer may
     * not all see. After the last the page is answered as it is (ADR 47).
     */
    private static final int[] FURTHER = {32, 256};

    /** How many are looked at for one page, of all its posts or comments together. */
    private static final int MOST_LOOKED_AT = 100 * 256;

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
        Page<PostEntry> comments = level(sight, parent, ReplyStore.Order.NEWEST, page);
        Page<Comment> level =
                withReplies(
                        comments,
                        firstReplies(
                                sight,
                                comments.items().stream().map(PostEntry::id).toList(),
                                WITH_COMMENT));
        show(viewer, level.items().stream().flatMap(Replies::entries));
        return level;
    }

    /**
     * The newest comments on each post of a page, as the beginning of {@link #comments}: with the
     * newest replies to each, for all posts together.
     *
     * @param posts that the viewer sees
     * @param count of comments on each
     * @throws DomainException INVALID where the count is not from 1 to {@value #MOST_WITH_POST}
     */
    public Map<PostId, Page<Comment>> latestComments(
            UserId viewer, Collection<PostView> posts, int count) {
        if (count < 1 || count > MOST_WITH_POST) {
            throw DomainException.invalid(
                    "comments", "must be a number from 1 to " + MOST_WITH_POST);
        }
        ViewerContext sight = audience.of(viewer);
        Map<PostId, Page<PostEntry>> comments =
                firstReplies(sight, posts.stream().map(PostView::id).distinct().toList(), count);
        Map<PostId, Page<PostEntry>> below =
                firstReplies(
                        sight,
                        comments.values().stream()
                                .flatMap(page -> page.items().stream())
                                .map(PostEntry::id)
                                .toList(),
                        WITH_COMMENT);
        Map<PostId, Page<Comment>> latest = HashMap.newHashMap(comments.size());
        comments.forEach((post, page) -> latest.put(post, withReplies(page, below)));
        show(
                viewer,
                latest.values().stream()
                        .flatMap(page -> page.items().stream())
                        .flatMap(Replies::entries));
        return latest;
    }

    private static Stream<PostEntry> entries(Comment comment) {
        return Stream.concat(Stream.of(comment.comment()), comment.replies().items().stream());
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

    private static Page<Comment> withReplies(
            Page<PostEntry> comments, Map<PostId, Page<PostEntry>> below) {
        return comments.map(
                comment -> new Comment(comment, below.getOrDefault(comment.id(), Page.empty())));
    }

    /**
     * The first replies that the viewer sees, as {@link FilteredPages}, of many at once.
     *
     * @param limit of replies under each
     */
    private Map<PostId, Page<PostEntry>> firstReplies(
            ViewerContext sight, List<PostId> parents, int limit) {
        Map<PostId, Page<PostEntry>> first = HashMap.newHashMap(parents.size());
        List<PostId> open = parents;
        int looked = 0;
        // One more than wanted tells whether the list goes on.
        int depth = limit + 1;
        for (int i = 0; !open.isEmpty() && depth > looked; i++) {
            open = firstReplies(sight, open, limit, depth, first);
            looked = depth;
            depth =
                    i == FURTHER.length || open.isEmpty()
                            ? looked
                            : Math.min(FURTHER[i], MOST_LOOKED_AT / open.size());
        }
        return first;
    }

    /**
     * The same, of what stands among so many.
     *
     * @param first where they are put
     * @return under which of the parents more may follow that the viewer sees
     */
    private List<PostId> firstReplies(
            ViewerContext sight,
            List<PostId> parents,
            int limit,
            int depth,
            Map<PostId, Page<PostEntry>> first) {
        Map<PostId, Page<ReplyPlace>> below =
                replies.listFirstReplies(parents, ReplyStore.Order.NEWEST, depth);
        List<ReplyPlace> rows =
                below.values().stream().flatMap(page -> page.items().stream()).toList();
        Map<PostId, PostEntry> seen =
                entries(sight, rows).stream()
                        .collect(Collectors.toMap(PostEntry::id, Function.identity()));
        List<PostId> further = new ArrayList<>();
        below.forEach(
                (parent, page) -> {
                    first.put(parent, first(page, seen, limit));
                    if (page.next() != null && count(page, seen) <= limit) {
                        further.add(parent);
                    }
                });
        return further;
    }

    private static long count(Page<ReplyPlace> below, Map<PostId, PostEntry> seen) {
        return below.items().stream().filter(place -> seen.containsKey(place.id())).count();
    }

    /** Goes on behind the last that is seen where more are; else where the list does. */
    private static Page<PostEntry> first(
            Page<ReplyPlace> below, Map<PostId, PostEntry> seen, int limit) {
        List<PostEntry> first = new ArrayList<>(limit);
        @Nullable Cursor behindLast = null;
        for (int i = 0; i < below.items().size(); i++) {
            PostEntry entry = seen.get(below.items().get(i).id());
            if (entry != null && behindLast != null) {
                return new Page<>(first, behindLast);
            }
            if (entry != null) {
                first.add(entry);
                behindLast = first.size() == limit ? below.behind(i) : null;
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
