/** Analytics over HTTP. */
@NullMarked
package plaza.http.analytics;

import org.jspecify.annotations.NullMarked;
