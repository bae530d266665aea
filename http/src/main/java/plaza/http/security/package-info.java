/** Authentication, and the access rules of endpoints. */
@NullMarked
package plaza.http.security;

import org.jspecify.annotations.NullMarked;
