/** Reposts in MongoDB. */
@NullMarked
package plaza.mongodb.repost;

import org.jspecify.annotations.NullMarked;
