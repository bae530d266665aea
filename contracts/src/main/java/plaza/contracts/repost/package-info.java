/** Reposts: what every engine promises of them. */
@NullMarked
package plaza.contracts.repost;

import org.jspecify.annotations.NullMarked;
