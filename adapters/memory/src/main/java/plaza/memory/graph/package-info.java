/** Follows, requests, blocks and mutes, in memory. */
@NullMarked
package plaza.memory.graph;

import org.jspecify.annotations.NullMarked;
