/** Ports in the server's own process. */
@NullMarked
package plaza.local;

import org.jspecify.annotations.NullMarked;
