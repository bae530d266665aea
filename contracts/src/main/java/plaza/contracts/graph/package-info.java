/** What every store of follows, requests, blocks and mutes promises. */
@NullMarked
package plaza.contracts.graph;

import org.jspecify.annotations.NullMarked;
