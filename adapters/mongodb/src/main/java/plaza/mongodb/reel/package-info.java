/** What lies within a reel, and beside it where it is more. */
@NullMarked
package plaza.mongodb.reel;

import org.jspecify.annotations.NullMarked;
