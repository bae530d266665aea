/** Notifications in MongoDB keep their contract. */
@NullMarked
package plaza.mongodb.notification;

import org.jspecify.annotations.NullMarked;
