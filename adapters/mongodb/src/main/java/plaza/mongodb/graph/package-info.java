/** Follows, requests, blocks and mutes in MongoDB. */
@NullMarked
package plaza.mongodb.graph;

import org.jspecify.annotations.NullMarked;
