package plaza.core.chat;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.ChatId;
import plaza.core.id.MessageId;
import plaza.core.id.UserId;

/**
 * The messages of chats. Visible when a call returns; every write touches one message, or repeats
 * the same for several. A message that has disappeared at the time that is asked for is not
 * answered and not counted, whether it is still stored or not. Does not check who may see what.
 */
public interface MessageStore {
    /** Adds a message; when its id is there already nothing changes. Says if it was new. */
    boolean insert(Message message);

    /** Messages by id; unknown ones are left out. */
    Map<MessageId, Message> findAll(Collection<MessageId> ids, Instant now);

    /** The messages of a window, latest number first. */
    Page<Message> list(Window window, PageRequest page, Instant now);

    /**
     * The latest message of each window that has one by anybody else than these. Windows are of
     * unlike chats.
     */
    Map<ChatId, Message> findLatest(Collection<Window> windows, Set<UserId> unheard, Instant now);

    /**
     * How many messages of each window anybody else than these has sent and not deleted; counts no
     * further than the limit. Windows are of unlike chats; all are answered.
     */
    Map<ChatId, Integer> count(
            Collection<Window> windows, Set<UserId> unheard, int limit, Instant now);

    /** Takes the content away and keeps the place; says if there was any. */
    boolean deleteContent(MessageId id);

    /**
     * Somebody has read the messages of a window: of those that others sent and that disappear
     * after being read, and that nobody else has read before, the time begins. Repeatable.
     */
    void markRead(Window window, UserId reader, Instant at);

    /** What has disappeared, longest gone first, ties by id; at most 1,000. */
    List<MessageId> listDisappeared(Instant now, int limit);

    /** Removes a message, so that nothing of it is left; says if it was there. */
    boolean remove(MessageId id);
}
