/** The contract of every journal. */
@NullMarked
package plaza.contracts.event;

import org.jspecify.annotations.NullMarked;
