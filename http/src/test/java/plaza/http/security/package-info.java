/** Tests. */
@NullMarked
package plaza.http.security;

import org.jspecify.annotations.NullMarked;
