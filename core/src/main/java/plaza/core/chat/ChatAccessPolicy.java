package plaza.core.chat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.graph.ViewerContext;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.ChatId;
import plaza.core.id.UserId;

/**
 * Decides who may look into a chat: whoever is or was in it, unless it is one of two people of whom
 * one has blocked the other, or a request of somebody with whom that is so.
 */
public final class ChatAccessPolicy {
    private final ChatStore chats;
    private final ViewerContexts audience;

    public ChatAccessPolicy(ChatStore chats, ViewerContexts audience) {
        this.chats = chats;
        this.audience = audience;
    }

    static boolean opens(ViewerContext sight, Membership membership) {
        @Nullable UserId peer = membership.chat().peerOf(sight.viewer());
        boolean asked = !membership.member().accepted();
        return (peer == null || !sight.hides(peer))
                && !(asked && sight.hides(membership.inviter()));
    }

    /** Whether no chat that the viewer is or was in is closed to them: no block stands there. */
    static boolean opensAll(ViewerContext sight) {
        return sight.barriers().separated().isEmpty();
    }

    public Optional<Membership> find(UserId viewer, ChatId id) {
        return chats.find(id, viewer).filter(membership -> opens(audience.of(viewer), membership));
    }

    Optional<Membership> find(ViewerContext sight, ChatId id) {
        return chats.find(id, sight.viewer()).filter(membership -> opens(sight, membership));
    }

    /**
     * @throws DomainException NOT_FOUND where the viewer may not know of it
     */
    Membership require(UserId viewer, ChatId id) {
        return find(viewer, id).orElseThrow(() -> DomainException.notFound("chat"));
    }

    /**
     * @throws DomainException FORBIDDEN where the viewer has left it, and as {@link #require}
     */
    Membership requireIn(UserId viewer, ChatId id) {
        Membership membership = require(viewer, id);
        if (!membership.member().isIn()) {
            throw DomainException.of(ErrorKind.FORBIDDEN, "You are not in this chat any more.");
        }
        return membership;
    }

    /**
     * @throws DomainException FORBIDDEN where the viewer does not own the room, and as {@link
     *     #require}
     */
    Membership requireOwned(UserId viewer, ChatId id) {
        Membership membership = requireIn(viewer, id);
        if (membership.chat().kind() != ChatKind.ROOM || !membership.member().isOwner()) {
            throw DomainException.of(ErrorKind.FORBIDDEN, "Only an owner of a room may do this.");
        }
        return membership;
    }
}
