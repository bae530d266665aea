package plaza.http.chat;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import plaza.core.chat.ChatRole;
import plaza.core.chat.MemberView;
import plaza.http.graph.PersonJson;

/** Somebody in a chat. */
@Schema(name = "Member")
record MemberJson(PersonJson person, ChatRole role, Instant joinedAt) {
    static MemberJson of(MemberView view) {
        return new MemberJson(PersonJson.of(view.person()), view.role(), view.joinedAt());
    }
}
