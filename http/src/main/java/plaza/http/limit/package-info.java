/** Rate limits, and the headers that tell of them. */
@NullMarked
package plaza.http.limit;

import org.jspecify.annotations.NullMarked;
