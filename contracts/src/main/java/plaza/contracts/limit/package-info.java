/** The contract of a rate limiter. */
@NullMarked
package plaza.contracts.limit;

import org.jspecify.annotations.NullMarked;
