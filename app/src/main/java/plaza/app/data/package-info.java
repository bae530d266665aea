/** The data directory: its files, its one server, its PostgreSQL. */
@NullMarked
package plaza.app.data;

import org.jspecify.annotations.NullMarked;
