/** Likes in MongoDB keep their contract. */
@NullMarked
package plaza.mongodb.like;

import org.jspecify.annotations.NullMarked;
