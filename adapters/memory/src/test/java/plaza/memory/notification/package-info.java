/** Tests of notifications in memory, and of what makes them. */
@NullMarked
package plaza.memory.notification;

import org.jspecify.annotations.NullMarked;
