/** Reposts: who passed which post on to their followers. */
@NullMarked
package plaza.core.repost;

import org.jspecify.annotations.NullMarked;
