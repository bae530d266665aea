/** What every journal promises. */
@NullMarked
package plaza.contracts.event;

import org.jspecify.annotations.NullMarked;
