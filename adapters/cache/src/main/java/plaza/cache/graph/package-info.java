/** Follows and blocks, cached in this process. */
@NullMarked
package plaza.cache.graph;

import org.jspecify.annotations.NullMarked;
