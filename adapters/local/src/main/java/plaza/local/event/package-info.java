/** Telling others within the process. */
@NullMarked
package plaza.local.event;

import org.jspecify.annotations.NullMarked;
