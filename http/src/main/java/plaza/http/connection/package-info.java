/** TCP connections: how many there may be, and how long the server waits for their clients. */
@NullMarked
package plaza.http.connection;

import org.jspecify.annotations.NullMarked;
