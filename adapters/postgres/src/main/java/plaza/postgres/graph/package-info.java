/** Follows, requests, blocks and mutes, each in a table of its own. */
@NullMarked
package plaza.postgres.graph;

import org.jspecify.annotations.NullMarked;
