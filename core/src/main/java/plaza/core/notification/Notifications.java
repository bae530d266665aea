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
import plaza.core.graph.BlockStore;
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

    private final NotificationStore store;
    private final NotificationViews views;
    private final ViewerContexts audience;
    private final BlockStore blocks;
    private final Journal journal;
    private final NotificationTerms terms;

    public Notifications(
            NotificationStore store,
            NotificationViews views,
            ViewerContexts audience,
            BlockStore blocks,
            Journal journal,
            NotificationTerms terms) {
        this.store = store;
        this.views = views;
        this.audience = audience;
        this.blocks = blocks;
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
     * How many of the viewer's groups have something unread in them. One that is about a post which
     * has become invisible since counts until it is read.
     */
    public UnreadCount unread(UserId viewer) {
        Inbox inbox = inbox(viewer, blocks.find(viewer));
        return UnreadCount.of(store.countUnread(inbox, UnreadCount.MAX + 1));
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
