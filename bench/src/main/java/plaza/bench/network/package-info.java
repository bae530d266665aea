/** Networks of follows: generated after a power law, or read from an edge file. */
@NullMarked
package plaza.bench.network;

import org.jspecify.annotations.NullMarked;
