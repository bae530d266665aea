/**
 * A database, or another place for ports' data, as the rest sees it: its settings, how it is opened
 * and asked, and the adapters that it has.
 */
@NullMarked
package plaza.core.engine;

import org.jspecify.annotations.NullMarked;
