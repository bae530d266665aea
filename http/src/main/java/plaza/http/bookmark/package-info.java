/** Bookmarks. */
@NullMarked
package plaza.http.bookmark;

import org.jspecify.annotations.NullMarked;
