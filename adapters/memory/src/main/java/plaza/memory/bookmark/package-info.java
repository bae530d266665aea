/** Bookmarks in memory. */
@NullMarked
package plaza.memory.bookmark;

import org.jspecify.annotations.NullMarked;
