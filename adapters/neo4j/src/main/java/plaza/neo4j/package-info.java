/** Neo4j: the connection. */
@NullMarked
package plaza.neo4j;

import org.jspecify.annotations.NullMarked;
