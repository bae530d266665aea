/** Recommendations over HTTP. */
@NullMarked
package plaza.http.recommendation;

import org.jspecify.annotations.NullMarked;
