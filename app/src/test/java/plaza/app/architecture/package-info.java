/** Rules of the house that the compiler cannot hold. */
@NullMarked
package plaza.app.architecture;

import org.jspecify.annotations.NullMarked;
