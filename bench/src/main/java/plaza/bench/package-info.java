/** The workload driver behind {@code ./plaza bench}. */
@NullMarked
package plaza.bench;

import org.jspecify.annotations.NullMarked;
