/** Who makes a request, and what they may call. */
@NullMarked
package plaza.http.security;

import org.jspecify.annotations.NullMarked;
