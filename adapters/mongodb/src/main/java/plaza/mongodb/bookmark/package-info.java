/** Bookmarks in MongoDB. */
@NullMarked
package plaza.mongodb.bookmark;

import org.jspecify.annotations.NullMarked;
