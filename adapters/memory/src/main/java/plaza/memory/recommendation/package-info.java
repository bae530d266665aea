/** Recommendations in memory. */
@NullMarked
package plaza.memory.recommendation;

import org.jspecify.annotations.NullMarked;
