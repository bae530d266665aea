/** Reposts in MongoDB keep their contract. */
@NullMarked
package plaza.mongodb.repost;

import org.jspecify.annotations.NullMarked;
