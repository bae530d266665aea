/** Starts the real database servers without Docker, for development and for tests. */
@NullMarked
package plaza.engines;

import org.jspecify.annotations.NullMarked;
