/**
 * What a database, or another place for ports' data, is to the rest: its settings, how it is opened
 * and asked, and the adapters that it has.
 */
@NullMarked
package plaza.core.engine;

import org.jspecify.annotations.NullMarked;
