/** Follows, requests to follow, blocks and mutes. */
@NullMarked
package plaza.core.graph;

import org.jspecify.annotations.NullMarked;
