/** Sessions, in memory. */
@NullMarked
package plaza.memory.session;

import org.jspecify.annotations.NullMarked;
