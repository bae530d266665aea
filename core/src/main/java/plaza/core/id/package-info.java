/** The names of people and things: typed UUIDs that every other package may speak of. */
@NullMarked
package plaza.core.id;

import org.jspecify.annotations.NullMarked;
