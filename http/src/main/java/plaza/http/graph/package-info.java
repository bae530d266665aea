/** Other people: their profiles, and following, blocking and muting them. */
@NullMarked
package plaza.http.graph;

import org.jspecify.annotations.NullMarked;
