/** Notifications in memory keep their contracts. */
@NullMarked
package plaza.memory.notification;

import org.jspecify.annotations.NullMarked;
