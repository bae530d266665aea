/** Tests of what makes notifications. */
@NullMarked
package plaza.core.notification;

import org.jspecify.annotations.NullMarked;
