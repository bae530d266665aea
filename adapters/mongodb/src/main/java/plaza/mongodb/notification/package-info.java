/** Notifications in MongoDB. */
@NullMarked
package plaza.mongodb.notification;

import org.jspecify.annotations.NullMarked;
