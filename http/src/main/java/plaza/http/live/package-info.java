/** Live streams over HTTP, and what media servers tell of them. */
@NullMarked
package plaza.http.live;

import org.jspecify.annotations.NullMarked;
