package plaza.core.notification;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.FilteredPages;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.event.Journal;
import plaza.core.graph.Restrictions;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.UserId;
import plaza.core.notification.NotificationEvent.NotificationsRead;

/**
 * Reading one's notifications. Nobody sees those of another. Whom the reader blocks, is blocked by
 * or mutes is left out of groups and counts, from the moment of the block and until it ends.
 */
public final class Notifications {
    /**
     * Most of those who block somebody that the store leaves out of their notifications. Whoever is
     * blocked by more sees none of the others either, but numbers of acts may count them.
     */
    static final int MOST_BLOCKERS = 50_000;

    /** Groups among which unread ones are counted: twenty pages of the longest kind. */
    private static final int MOST_LOOKED_AT = 2_000;

    private static final int LOOKED_AT_ONCE = 100;

    private final NotificationStore store;
    private final NotificationViews views;
    private final ViewerContexts audience;
    private final Journal journal;
    private final NotificationTerms terms;

    public Notifications(
            NotificationStore store,
            NotificationViews views,
            ViewerContexts audience,
            Journal journal,
            NotificationTerms terms) {
        this.store = store;
        this.views = views;
        this.audience = audience;
        this.journal = journal;
        this.terms = terms;
    }

    /** What concerns the viewer, latest first. */
    public Page<NotificationView> list(UserId viewer, PageRequest page) {
        var sight = audience.of(viewer);
        Inbox inbox = inbox(viewer, sight.barriers());
        return FilteredPages.page(
                page,
                request -> store.list(inbox, request),
                NotificationGroup::id,
                groups -> views.of(sight, groups),
                view -> view.group().id());
    }

    /**
     * How many of the groups that the viewer's list shows have something unread in them: looks no
     * further than {@value #MOST_LOOKED_AT} groups, nor where nothing is unread.
     */
    public UnreadCount unread(UserId viewer) {
        var sight = audience.of(viewer);
        Inbox inbox = inbox(viewer, sight.barriers());
        int counted = store.countUnread(inbox, UnreadCount.MAX + 1);
        if (counted == 0) {
            return UnreadCount.of(0);
        }
        var request = PageRequest.first(LOOKED_AT_ONCE);
        int found = 0;
        int shown = 0;
        for (int looked = 0; looked < MOST_LOOKED_AT; looked += LOOKED_AT_ONCE) {
            Page<NotificationGroup> page = store.list(inbox, request);
            List<NotificationGroup> unread =
                    page.items().stream().filter(group -> !group.read()).toList();
            found += unread.size();
            shown += views.of(sight, unread).size();
            boolean all = found >= counted && counted <= UnreadCount.MAX;
            if (all || shown > UnreadCount.MAX || page.next() == null) {
                break;
            }
            request = request.from(page.next());
        }
        return UnreadCount.of(shown);
    }

    /**
     * Marks as read what was done up to and including the latest act of a group. Never makes
     * anything unread.
     *
     * @param upTo null for everything until now
     * @throws DomainException NOT_FOUND when the viewer's list has no such group
     */
    public void read(UserId viewer, @Nullable NotificationGroupId upTo) {
        Instant now = terms.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        Instant time =
                upTo == null
                        ? now
                        : shown(viewer, upTo)
                                .orElseThrow(() -> DomainException.notFound("notification"))
                                .group()
                                .createdAt();
        journal.commit(
                new NotificationsRead(viewer, time, now), () -> store.markRead(viewer, time));
    }

    /** A group that the viewer's list shows: of any other they do not learn whether it was. */
    private Optional<NotificationView> shown(UserId viewer, NotificationGroupId id) {
        var sight = audience.of(viewer);
        List<NotificationGroup> found =
                store.find(inbox(viewer, sight.barriers()), id).stream().toList();
        return views.of(sight, found).stream().findFirst();
    }

    /** The same ones on each page. */
    private static Collection<UserId> blockers(Set<UserId> all) {
        return all.size() <= MOST_BLOCKERS
                ? all
                : all.stream().sorted().limit(MOST_BLOCKERS).toList();
    }

    private Inbox inbox(UserId viewer, Restrictions barriers) {
        Set<UserId> hidden = new HashSet<>(barriers.blocking());
        hidden.addAll(blockers(barriers.blockedBy()));
        hidden.addAll(barriers.muting());
        return new Inbox(viewer, hidden, terms.since());
    }
}
