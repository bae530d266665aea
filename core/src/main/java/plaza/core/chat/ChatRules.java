package plaza.core.chat;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plaza.core.Characters;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.Validation;
import plaza.core.media.Media;

/** The rules of chats and messages. */
public final class ChatRules {
    /** In code points. */
    public static final int MAX_TEXT = 4_000;

    public static final int MAX_NAME = 100;

    /** Of a room, its creator included. */
    public static final int MAX_MEMBERS = 250;

    /** What a stranger may send, to one person or into a room, before anybody accepts it. */
    public static final int MAX_UNANSWERED = 3;

    /** How many people who have not answered yet somebody may have asked, in all their chats. */
    public static final int MAX_ASKED = 100;

    /** How long somebody who declined a room is not asked again by who opened it. */
    public static final Duration DECLINED = Duration.ofDays(1);

    public static final Duration MAX_DISAPPEARING = Duration.ofDays(7);

    static final String CONTENT = "content";
    private static final Pattern CLIENT_ID = Pattern.compile("[\\x21-\\x7E]{1,64}");

    private ChatRules() {}

    static DomainException unanswered() {
        return DomainException.of(
                ErrorKind.FORBIDDEN,
                "You have sent "
                        + MAX_UNANSWERED
                        + " messages: wait until your request is accepted.");
    }

    static void check(NewMessage draft) {
        var validation = new Validation();
        validation.check(
                isClientId(draft.clientId()),
                "clientId",
                "must be 1 to 64 ASCII characters without spaces");
        if (!draft.type().showsMedia()) {
            validation.text(CONTENT, draft.content(), 1, MAX_TEXT);
        }
        Disappearing disappearing = draft.disappearing();
        validation.check(
                disappearing == null || isAllowed(disappearing.after()),
                "disappearAfterSeconds",
                "must be 1 to " + MAX_DISAPPEARING.toSeconds());
        validation.orThrow();
    }

    /** Whether a client may call a message so. */
    public static boolean isClientId(String text) {
        return CLIENT_ID.matcher(text).matches();
    }

    private static boolean isAllowed(Duration after) {
        return after.isPositive() && after.compareTo(MAX_DISAPPEARING) <= 0;
    }

    /** Whether an upload is of the kind that such a message shows. */
    static void check(MessageType type, Media media) {
        boolean fits =
                switch (type) {
                    case IMAGE -> media.isVisible();
                    case VOICE -> media.isSound();
                    case TEXT, VIDEO_CALL -> false;
                };
        if (!fits) {
            throw DomainException.invalid(
                    CONTENT,
                    "must be the key of "
                            + (type == MessageType.IMAGE ? "a picture or a video" : "a sound"));
        }
    }

    static String name(@Nullable String name) {
        String trimmed = name == null ? "" : Characters.trimmed(name);
        var validation = new Validation();
        validation.name("name", trimmed, 1, MAX_NAME);
        validation.orThrow();
        return trimmed;
    }
}
