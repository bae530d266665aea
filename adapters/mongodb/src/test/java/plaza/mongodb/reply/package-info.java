/** Replies in MongoDB, as comments keep their contract. */
@NullMarked
package plaza.mongodb.reply;

import org.jspecify.annotations.NullMarked;
