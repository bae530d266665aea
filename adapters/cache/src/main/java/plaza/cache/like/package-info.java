/** A reader's likes, cached in this process. */
@NullMarked
package plaza.cache.like;

import org.jspecify.annotations.NullMarked;
