/** Replies: what every engine promises of them. */
@NullMarked
package plaza.contracts.reply;

import org.jspecify.annotations.NullMarked;
