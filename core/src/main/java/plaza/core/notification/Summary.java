package plaza.core.notification;

import java.text.BreakIterator;
import java.util.Locale;
import plaza.core.account.Account;

/** A notification in words, and the beginning of the post that it is about. */
public final class Summary {
    /** The longest preview, in UTF-16 units. */
    public static final int MAX_PREVIEW = 140;

    private Summary() {}

    /** A sentence in English, such as "ann and 12 others liked your post". */
    public static String of(NotificationView view) {
        return who(view) + " " + what(view.group().type());
    }

    private static String who(NotificationView view) {
        String first = name(view.actors().getFirst());
        long others = view.group().count() - 1;
        if (others < 1) {
            return first;
        }
        if (others == 1) {
            return first
                    + " and "
                    + (view.actors().size() > 1 ? name(view.actors().get(1)) : "1 other");
        }
        return first + " and " + others + " others";
    }

    private static String name(Account person) {
        return person.profile().displayName();
    }

    private static String what(NotificationType type) {
        return switch (type) {
            case LIKE -> "liked your post";
            case REPOST -> "reposted your post";
            case FOLLOW -> "followed you";
            case FOLLOW_REQUEST -> "asked to follow you";
            case MENTION -> "mentioned you";
            case REPLY -> "replied to your post";
            case QUOTE -> "quoted your post";
            case GIFT -> "sent you a gift";
            case LIVE -> "went live";
            case CHAT -> "opened a chat with you";
        };
    }

    /** The text, or as much of it as fits, cut between what readers take for characters. */
    public static String preview(String text) {
        if (text.length() <= MAX_PREVIEW) {
            return text;
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int end =
                characters.isBoundary(MAX_PREVIEW)
                        ? MAX_PREVIEW
                        : characters.preceding(MAX_PREVIEW);
        if (end <= 0) {
            // One character, of ever more marks: cut between its code points.
            end = MAX_PREVIEW - 1;
            if (Character.isLowSurrogate(text.charAt(end))) {
                end--;
            }
        }
        return text.substring(0, end) + "…";
    }
}
