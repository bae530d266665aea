/** Live streams in MongoDB. */
@NullMarked
package plaza.mongodb.live;

import org.jspecify.annotations.NullMarked;
