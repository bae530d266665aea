/** Likes. */
@NullMarked
package plaza.http.like;

import org.jspecify.annotations.NullMarked;
