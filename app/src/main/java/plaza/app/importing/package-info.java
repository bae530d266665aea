/** Reads networks from files and takes them in through the services. */
@NullMarked
package plaza.app.importing;

import org.jspecify.annotations.NullMarked;
