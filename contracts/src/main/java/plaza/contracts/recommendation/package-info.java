/** Recommendations: what every engine promises of them. */
@NullMarked
package plaza.contracts.recommendation;

import org.jspecify.annotations.NullMarked;
