/** What shared caches promise. */
@NullMarked
package plaza.contracts.cache;

import org.jspecify.annotations.NullMarked;
