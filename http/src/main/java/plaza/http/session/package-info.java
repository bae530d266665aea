/** Logging in and out. */
@NullMarked
package plaza.http.session;

import org.jspecify.annotations.NullMarked;
