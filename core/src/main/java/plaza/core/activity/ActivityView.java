package plaza.core.activity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import plaza.core.graph.PersonView;
import plaza.core.post.PostEntry;

/**
 * Something that the viewer did.
 *
 * @param post what they did it to, or its place where they cannot see it any more; null for a
 *     follow
 * @param person whom they follow; else null
 */
public record ActivityView(
        Activity.Kind kind, Instant at, @Nullable PostEntry post, @Nullable PersonView person) {}
