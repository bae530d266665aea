/** Posts, also by the names that reels have. */
@NullMarked
package plaza.http.post;

import org.jspecify.annotations.NullMarked;
