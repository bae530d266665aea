/** Bookmarks: what every engine promises of them. */
@NullMarked
package plaza.contracts.bookmark;

import org.jspecify.annotations.NullMarked;
