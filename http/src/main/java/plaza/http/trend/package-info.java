/** Trends over HTTP. */
@NullMarked
package plaza.http.trend;

import org.jspecify.annotations.NullMarked;
