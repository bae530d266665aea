/** The types that every feature shares: paging, ids, errors. */
@NullMarked
package plaza.core;

import org.jspecify.annotations.NullMarked;
