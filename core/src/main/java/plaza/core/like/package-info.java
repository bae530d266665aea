/** Likes: who liked what. */
@NullMarked
package plaza.core.like;

import org.jspecify.annotations.NullMarked;
