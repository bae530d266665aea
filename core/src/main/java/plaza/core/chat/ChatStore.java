package plaza.core.chat;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.ChatId;
import plaza.core.id.UserId;

/**
 * The chats and their members. Visible when a call returns; every write touches one chat, in one
 * atomic step. Does not check who may do what.
 */
public interface ChatStore {
    /** Adds a chat with its members; when its id is there already nothing changes. Says if new. */
    boolean insert(Chat chat, Collection<Member> members);

    Optional<Chat> find(ChatId id);

    /** A chat and this person's part in it, also where they have left. */
    Optional<Membership> find(ChatId id, UserId user);

    /** Everybody who is or was in a chat, by id. */
    List<Member> listMembers(ChatId id);

    /**
     * The chats that a person is in or was in, latest message first, ties by id downwards; those
     * that they have left at the time of that ({@link Membership#placedAt}).
     *
     * @param accepted those they want, or those that are requests still
     */
    Page<Membership> list(UserId user, boolean accepted, PageRequest page);

    /**
     * Those whom somebody has asked, into chats that they opened or as who added them to a room,
     * and who have not accepted: who is in such a chat, and who has left one since that time. In no
     * order, once for each chat.
     *
     * @param limit 1–1,000
     */
    List<Member> listAsked(UserId asker, Instant since, int limit);

    /** Sets everything of a member but what they have read; adds them where they are new. */
    boolean putMember(ChatId id, Member member);

    /** Notes up to where somebody has read, never backwards; says if anything changed. */
    boolean markRead(ChatId id, UserId user, long upTo);

    /** Gives a room another name, in somebody's words; says if it had another. */
    boolean rename(ChatId id, String name, UserId by);

    /**
     * Takes the next number for a message.
     *
     * @param at when it is sent: the chat's latest time from now on, never backwards
     * @return greater than all before
     * @throws IllegalArgumentException when there is no such chat
     */
    long takeNumber(ChatId id, Instant at);
}
