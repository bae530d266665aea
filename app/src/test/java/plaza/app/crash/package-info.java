/** What is left after processes were killed. */
@NullMarked
package plaza.app.crash;

import org.jspecify.annotations.NullMarked;
