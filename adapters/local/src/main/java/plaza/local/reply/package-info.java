/** Replies, cached in this process. */
@NullMarked
package plaza.local.reply;

import org.jspecify.annotations.NullMarked;
