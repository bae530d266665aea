/** Follows, requests, blocks and mutes in MongoDB keep their contract. */
@NullMarked
package plaza.mongodb.graph;

import org.jspecify.annotations.NullMarked;
