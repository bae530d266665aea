package plaza.core.chat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import plaza.core.id.UserId;

/**
 * Somebody who is or was in a chat, and the messages that are theirs to see: those with a number
 * greater than {@code since}, up to {@code until}.
 *
 * @param joinedAt since when they are in it; once they have left, since when they are not
 * @param since the number of the last message before they came
 * @param until the number of the last message before they left; null while they are in it
 * @param read up to which number they have read
 * @param accepted whether they want this chat; until then it is a request
 * @param invitedBy who added them; null for the chat's creator
 */
public record Member(
        UserId user,
        ChatRole role,
        Instant joinedAt,
        long since,
        @Nullable Long until,
        long read,
        boolean accepted,
        @Nullable UserId invitedBy) {

    /** Somebody who comes into a chat in which nothing has been said. */
    static Member joining(UserId user, ChatRole role, Instant at, boolean accepted) {
        return new Member(user, role, at, 0, null, 0, accepted, null);
    }

    public boolean isIn() {
        return until == null;
    }

    public boolean isOwner() {
        return isIn() && role == ChatRole.OWNER;
    }

    /** Whether a message of this number is theirs to see. */
    public boolean sees(long number) {
        return number > since && number <= reach();
    }

    /**
     * The number of the last message that can be theirs to see: of a chat that is a request still,
     * what a stranger may say.
     */
    long reach() {
        long in = until == null ? Long.MAX_VALUE : until;
        return accepted ? in : Math.min(in, since + ChatRules.MAX_UNANSWERED);
    }

    Member withRole(ChatRole newRole) {
        return new Member(user, newRole, joinedAt, since, until, read, accepted, invitedBy);
    }

    Member leftAt(Instant at, long number) {
        return new Member(user, ChatRole.MEMBER, at, since, number, read, accepted, invitedBy);
    }

    /** What was said before, up to this number, is not theirs. */
    Member addedAfter(long number, UserId by) {
        return new Member(user, role, joinedAt, number, null, number, accepted, by);
    }

    Member whoAccepts() {
        return new Member(user, role, joinedAt, since, until, read, true, invitedBy);
    }
}
