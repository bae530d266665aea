/** Stories in MongoDB. */
@NullMarked
package plaza.mongodb.story;

import org.jspecify.annotations.NullMarked;
