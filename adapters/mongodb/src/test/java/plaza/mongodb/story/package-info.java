/** Stories in MongoDB keep their contract. */
@NullMarked
package plaza.mongodb.story;

import org.jspecify.annotations.NullMarked;
