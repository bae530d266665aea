/** Replies, cached in this process. */
@NullMarked
package plaza.cache.reply;

import org.jspecify.annotations.NullMarked;
