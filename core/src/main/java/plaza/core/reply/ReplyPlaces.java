package plaza.core.reply;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import plaza.core.Page;
import plaza.core.graph.ViewerContext;
import plaza.core.id.PostId;
import plaza.core.post.Post;
import plaza.core.post.PostViews;

/**
 * Finds the places of a thread that have to be shown although what stood there is not: those under
 * which there is something to see. It is the same for what was deleted and for what is hidden from
 * the viewer, so that nobody can tell the two apart.
 */
final class ReplyPlaces {
    /** How many replies under a place are looked at. */
    private static final int WIDTH = 10;

    /** How many levels under a place are looked at. */
    private static final int DEPTH = 4;

    /** How many replies are asked at once what stands under them. */
    private static final int MOST = 200;

    private final ReplyStore replies;
    private final PostViews views;

    ReplyPlaces(ReplyStore replies, PostViews views) {
        this.replies = replies;
        this.views = views;
    }

    /**
     * Those of some places that lead to a reply that the viewer can see. Where that would take too
     * long to find out, the place is one of them: it may turn out to be empty, but nothing is cut
     * off. A few batch calls, whatever the number of places.
     */
    Set<PostId> leading(ViewerContext sight, Collection<PostId> places) {
        Set<PostId> leading = new HashSet<>();
        Map<PostId, PostId> open = HashMap.newHashMap(places.size());
        places.forEach(place -> open.put(place, place));
        for (int depth = 0; depth < DEPTH && !open.isEmpty() && open.size() <= MOST; depth++) {
            Map<PostId, PostId> below = oneBelow(sight, open, leading);
            open.clear();
            open.putAll(below);
        }
        leading.addAll(open.values());
        return leading;
    }

    /**
     * Looks one level deeper.
     *
     * @param open replies that are not shown, and the place that each stands under
     * @param leading where places are put that lead to something
     * @return what is open then
     */
    private Map<PostId, PostId> oneBelow(
            ViewerContext sight, Map<PostId, PostId> open, Set<PostId> leading) {
        Map<PostId, Page<ReplyPlace>> below =
                replies.listFirstReplies(open.keySet(), ReplyStore.Order.OLDEST, WIDTH);
        Set<PostId> seen = views.visibleAmong(sight, unmuted(sight, below.values()));
        below.forEach(
                (reply, page) -> {
                    boolean leads =
                            page.next() != null
                                    || page.items().stream()
                                            .anyMatch(place -> seen.contains(place.id()));
                    PostId place = open.get(reply);
                    if (leads && place != null) {
                        leading.add(place);
                    }
                });
        Map<PostId, PostId> deeper = new HashMap<>();
        below.forEach(
                (reply, page) -> {
                    PostId place = open.get(reply);
                    if (place != null && !leading.contains(place)) {
                        page.items().forEach(child -> deeper.put(child.id(), place));
                    }
                });
        return deeper;
    }

    private static List<Post> unmuted(ViewerContext sight, Collection<Page<ReplyPlace>> pages) {
        return pages.stream()
                .flatMap(page -> page.items().stream())
                .map(ReplyPlace::reply)
                .filter(Objects::nonNull)
                .filter(reply -> !sight.mutes(reply.author()))
                .toList();
    }
}
