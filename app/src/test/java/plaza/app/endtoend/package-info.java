/** What people can do with the whole server, over HTTP, on a real PostgreSQL. */
@NullMarked
package plaza.app.endtoend;

import org.jspecify.annotations.NullMarked;
