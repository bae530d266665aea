package plaza.core.update;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The topics that one can listen to. A new topic is a constant here, records that are told of it
 * ({@link Update}), and, where not everybody may see all of it, a {@link UpdateFilter}.
 */
public enum Topic {
    /** The own notifications. */
    NOTIFICATIONS(Kind.KEPT),
    /** New items of the own home feed. */
    FEED(Kind.KEPT),
    /** What happens in one's chats. */
    CHATS(Kind.KEPT),
    /** What happens in streams that one watches, or is in. */
    STREAMS(Kind.KEPT),
    /** Counts of posts that the client names. */
    POSTS(Kind.LATEST),
    /** Whether people whom the client names are online. */
    PRESENCE(Kind.LATEST);

    private final Kind kind;

    Topic(Kind kind) {
        this.kind = kind;
    }

    /** How updates of a topic are told. */
    public enum Kind {
        /** Each one once and in order, also after a break of the connection. */
        KEPT,
        /**
         * Of things that the client names, how they are now: a newer one replaces one that is not
         * sent yet, and after a break the present state is told.
         */
        LATEST
    }

    public Kind kind() {
        return kind;
    }

    /** The name that clients use. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All topics of a kind. */
    public static Set<Topic> of(Kind kind) {
        return Arrays.stream(values())
                .filter(topic -> topic.kind == kind)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Topic.class)));
    }
}
