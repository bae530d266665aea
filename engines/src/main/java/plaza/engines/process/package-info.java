/** Processes of engines: starting, finding again, and stopping them. */
@NullMarked
package plaza.engines.process;

import org.jspecify.annotations.NullMarked;
