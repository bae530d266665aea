/** Marks of every kind in MongoDB. */
@NullMarked
package plaza.mongodb.mark;

import org.jspecify.annotations.NullMarked;
