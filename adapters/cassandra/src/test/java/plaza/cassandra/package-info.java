/** Tests: Cassandra: the connection that the ports on it share. */
@NullMarked
package plaza.cassandra;

import org.jspecify.annotations.NullMarked;
