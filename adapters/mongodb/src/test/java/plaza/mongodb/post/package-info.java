/** Root posts in MongoDB keep their contract. */
@NullMarked
package plaza.mongodb.post;

import org.jspecify.annotations.NullMarked;
