/** Live streams in MongoDB keep their contract. */
@NullMarked
package plaza.mongodb.live;

import org.jspecify.annotations.NullMarked;
