package plaza.core.chat;

import java.time.Instant;
import plaza.core.graph.PersonView;

/** Somebody in a chat, as another member sees them. */
public record MemberView(PersonView person, ChatRole role, Instant joinedAt) {}
