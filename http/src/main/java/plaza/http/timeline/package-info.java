/** The home feed and the public timeline. */
@NullMarked
package plaza.http.timeline;

import org.jspecify.annotations.NullMarked;
