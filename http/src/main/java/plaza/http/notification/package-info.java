/** Notifications over HTTP. */
@NullMarked
package plaza.http.notification;

import org.jspecify.annotations.NullMarked;
