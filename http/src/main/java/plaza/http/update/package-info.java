/** Live updates over server-sent events and WebSocket. */
@NullMarked
package plaza.http.update;

import org.jspecify.annotations.NullMarked;
