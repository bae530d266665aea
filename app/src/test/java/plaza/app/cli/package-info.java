/** Tests of the command line. */
@NullMarked
package plaza.app.cli;

import org.jspecify.annotations.NullMarked;
