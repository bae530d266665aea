/** Notifications: what others did that concerns a person, gathered and counted. */
@NullMarked
package plaza.core.notification;

import org.jspecify.annotations.NullMarked;
