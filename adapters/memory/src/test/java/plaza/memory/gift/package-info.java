/** A catalogue of gifts in memory keeps its contract. */
@NullMarked
package plaza.memory.gift;

import org.jspecify.annotations.NullMarked;
