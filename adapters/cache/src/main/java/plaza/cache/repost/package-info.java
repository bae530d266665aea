/** A reader's reposts, cached in this process. */
@NullMarked
package plaza.cache.repost;

import org.jspecify.annotations.NullMarked;
