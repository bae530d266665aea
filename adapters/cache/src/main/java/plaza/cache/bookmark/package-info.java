/** A reader's bookmarks, cached in this process. */
@NullMarked
package plaza.cache.bookmark;

import org.jspecify.annotations.NullMarked;
