/** Imports, held against the files they read. */
@NullMarked
package plaza.app.importing;

import org.jspecify.annotations.NullMarked;
