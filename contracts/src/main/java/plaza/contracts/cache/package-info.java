/** The contract of shared caches. */
@NullMarked
package plaza.contracts.cache;

import org.jspecify.annotations.NullMarked;
