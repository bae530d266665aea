/** Bookmarks: posts that a person keeps for themselves. */
@NullMarked
package plaza.core.bookmark;

import org.jspecify.annotations.NullMarked;
