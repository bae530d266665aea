/** A reader's likes, cached in this process. */
@NullMarked
package plaza.local.like;

import org.jspecify.annotations.NullMarked;
