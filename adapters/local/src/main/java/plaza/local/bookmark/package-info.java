/** A reader's bookmarks, cached in this process. */
@NullMarked
package plaza.local.bookmark;

import org.jspecify.annotations.NullMarked;
