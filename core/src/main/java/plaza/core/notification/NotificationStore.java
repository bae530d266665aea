package plaza.core.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/**
 * The notification records, one for each act that concerns others. Visible when a call returns.
 * Every write is a write of single records that can be repeated: a call that fails may have written
 * some of them, and doing it again completes it. Does not check blocks, visibility or preferences.
 *
 * <p>Records that belong together make a group ({@link Notification#group}). A group stands in its
 * owner's list at the time of its latest record that stands, whoever made that.
 */
public interface NotificationStore {
    /** Records by id; those that are not there are left out. */
    Map<NotificationId, NotificationRecord> findAll(Collection<NotificationId> ids);

    /**
     * Writes records, each id once. Of one that is there already only {@code stands} and {@code
     * asOf} change, and those only when what is there is not later; its time stays, and that it was
     * read.
     *
     * @return those that were not there before: of several who write the same, one is told
     */
    Set<NotificationId> put(Collection<NotificationRecord> records);

    /** Removes the records about these posts; says how many there were. */
    int deleteByPosts(Collection<PostId> posts);

    /**
     * Removes the groups whose latest act is older, whole, with the records that were taken back;
     * says how many records went.
     */
    int deleteBefore(Instant time);

    /**
     * A person's groups, latest first, ties by group id downwards. Pages may have fewer items than
     * asked for: groups of hidden people only are left out.
     */
    Page<NotificationGroup> list(Inbox inbox, PageRequest page);

    /** How many of the groups have something unread in them; counts no further than the limit. */
    int countUnread(Inbox inbox, int limit);

    /** One of the groups that {@link #list} has for this inbox, as it has it. */
    Optional<NotificationGroup> find(Inbox inbox, NotificationGroupId group);

    /**
     * Marks as read what was done up to and including this time; says whether anything was unread.
     * What is read stays read. A record that is written afterwards is unread, whatever its time.
     */
    boolean markRead(UserId owner, Instant upTo);
}
