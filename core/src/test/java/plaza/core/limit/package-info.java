/** Tests of addresses and networks. */
@NullMarked
package plaza.core.limit;

import org.jspecify.annotations.NullMarked;
