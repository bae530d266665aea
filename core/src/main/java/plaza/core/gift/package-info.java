/** Gifts: what can be given to who streams, and giving it. */
@NullMarked
package plaza.core.gift;

import org.jspecify.annotations.NullMarked;
