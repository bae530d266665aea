/** What a rate limiter keeps to. */
@NullMarked
package plaza.contracts.limit;

import org.jspecify.annotations.NullMarked;
