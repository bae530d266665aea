/** The list of uploads in MongoDB. */
@NullMarked
package plaza.mongodb.media;

import org.jspecify.annotations.NullMarked;
