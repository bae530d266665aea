/** A catalogue of gifts in memory. */
@NullMarked
package plaza.memory.gift;

import org.jspecify.annotations.NullMarked;
