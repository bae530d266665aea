/** Follows and blocks, cached in this process. */
@NullMarked
package plaza.local.graph;

import org.jspecify.annotations.NullMarked;
