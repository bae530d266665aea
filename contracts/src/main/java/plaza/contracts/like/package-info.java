/** Likes: what every engine promises of them. */
@NullMarked
package plaza.contracts.like;

import org.jspecify.annotations.NullMarked;
