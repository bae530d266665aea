/** Replies, also by the names that comments have. */
@NullMarked
package plaza.http.reply;

import org.jspecify.annotations.NullMarked;
