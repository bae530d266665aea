/** Likes in MongoDB. */
@NullMarked
package plaza.mongodb.like;

import org.jspecify.annotations.NullMarked;
