/** The contract of every store of follows, requests, blocks and mutes. */
@NullMarked
package plaza.contracts.graph;

import org.jspecify.annotations.NullMarked;
