/** The list of uploads in MongoDB keep their contract. */
@NullMarked
package plaza.mongodb.media;

import org.jspecify.annotations.NullMarked;
