/** What long work has in common: its progress, its workers, and waiting for engines. */
@NullMarked
package plaza.app.batch;

import org.jspecify.annotations.NullMarked;
