/** The process: reads the environment, runs a command, ends. */
@NullMarked
package plaza.app;

import org.jspecify.annotations.NullMarked;
