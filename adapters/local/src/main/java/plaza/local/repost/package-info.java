/** A reader's reposts, cached in this process. */
@NullMarked
package plaza.local.repost;

import org.jspecify.annotations.NullMarked;
