/**
 * The cache of this process that the decorators of the ports share, and what tells it of changes.
 */
@NullMarked
package plaza.cache;

import org.jspecify.annotations.NullMarked;
