/** Notifications in memory. */
@NullMarked
package plaza.memory.notification;

import org.jspecify.annotations.NullMarked;
