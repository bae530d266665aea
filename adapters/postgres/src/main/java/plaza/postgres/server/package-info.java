/** The PostgreSQL server that Plaza brings along and runs as a child process. */
@NullMarked
package plaza.postgres.server;

import org.jspecify.annotations.NullMarked;
