/** How long requests take, and the page that monitoring reads. */
@NullMarked
package plaza.http.metrics;

import org.jspecify.annotations.NullMarked;
