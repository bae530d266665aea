/** The graph of follows in Neo4j. */
@NullMarked
package plaza.neo4j.graph;

import org.jspecify.annotations.NullMarked;
