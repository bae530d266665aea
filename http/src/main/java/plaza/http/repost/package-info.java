/** Reposts. */
@NullMarked
package plaza.http.repost;

import org.jspecify.annotations.NullMarked;
