/** The load generator: connections, operations, closed and open loops, and what they counted. */
@NullMarked
package plaza.bench.load;

import org.jspecify.annotations.NullMarked;
