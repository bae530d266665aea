/** Replies: posts that answer a post, read as a tree. */
@NullMarked
package plaza.core.reply;

import org.jspecify.annotations.NullMarked;
