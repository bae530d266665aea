/** How much one person or address may ask for in a window of time. */
@NullMarked
package plaza.core.limit;

import org.jspecify.annotations.NullMarked;
