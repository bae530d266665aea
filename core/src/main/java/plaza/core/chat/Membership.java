package plaza.core.chat;

/** A chat and somebody's part in it. */
public record Membership(Chat chat, Member member) {
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
