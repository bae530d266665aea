/** The contract of every store of marks. */
@NullMarked
package plaza.contracts.mark;

import org.jspecify.annotations.NullMarked;
