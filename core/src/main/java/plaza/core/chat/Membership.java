package plaza.core.chat;

import java.time.Instant;
import plaza.core.id.UserId;

/** A chat and somebody's part in it. */
public record Membership(Chat chat, Member member) {
    /** Whose wish it was that they are in it. */
    public UserId inviter() {
        UserId by = member.invitedBy();
        return by == null ? chat.creator() : by;
    }

    /** Where the chat stands in their list; once they have left, nothing moves it any more. */
    public Instant placedAt() {
        return member.isIn() ? chat.latestAt() : member.joinedAt();
    }

    /** The messages that are theirs to see. */
    public Window window() {
        return new Window(chat.id(), member.since(), member.reach());
    }

    /** Those of them that they have not read. */
    Window unread() {
        Window all = window();
        return new Window(chat.id(), Math.max(all.after(), member.read()), all.upTo());
    }
}
