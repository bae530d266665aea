/** Marks on posts and their counts, in MongoDB. */
@NullMarked
package plaza.mongodb.post;

import org.jspecify.annotations.NullMarked;
