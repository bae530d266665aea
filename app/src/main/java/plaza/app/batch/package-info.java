/** The common parts of long work: its progress, its workers, and waiting for engines. */
@NullMarked
package plaza.app.batch;

import org.jspecify.annotations.NullMarked;
