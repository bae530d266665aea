/** Bookmarks in MongoDB keep their contract. */
@NullMarked
package plaza.mongodb.bookmark;

import org.jspecify.annotations.NullMarked;
