/** Puts the platform together: constructor calls only, readable from top to bottom. */
@NullMarked
package plaza.app.wiring;

import org.jspecify.annotations.NullMarked;
