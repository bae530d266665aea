/** A payment provider for trying things out. */
@NullMarked
package plaza.local.payment;

import org.jspecify.annotations.NullMarked;
