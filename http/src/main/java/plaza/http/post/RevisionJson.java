package plaza.http.post;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import plaza.core.post.Revision;

/** A text that a post had, or has, since that time. */
@Schema(name = "Revision")
record RevisionJson(String text, Instant at) {
    static RevisionJson of(Revision revision) {
        return new RevisionJson(revision.text(), revision.at());
    }
}
