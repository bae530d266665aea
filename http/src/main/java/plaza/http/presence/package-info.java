/** Presence over HTTP. */
@NullMarked
package plaza.http.presence;

import org.jspecify.annotations.NullMarked;
