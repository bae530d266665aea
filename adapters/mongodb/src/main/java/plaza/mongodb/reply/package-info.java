/** Replies in MongoDB, as comments. */
@NullMarked
package plaza.mongodb.reply;

import org.jspecify.annotations.NullMarked;
