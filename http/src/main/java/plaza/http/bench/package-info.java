/** The endpoints that only a benchmark needs; not there otherwise. */
@NullMarked
package plaza.http.bench;

import org.jspecify.annotations.NullMarked;
