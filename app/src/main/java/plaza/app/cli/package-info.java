/**
 * The command line: reads what is asked for, has the platform do it, and reports in plain words.
 */
@NullMarked
package plaza.app.cli;

import org.jspecify.annotations.NullMarked;
