/**
 * Live updates: what happens is told at once to those who listen. Features publish through {@link
 * plaza.core.update.Updates}; transports take from an {@link plaza.core.update.UpdateConnection}.
 */
@NullMarked
package plaza.core.update;

import org.jspecify.annotations.NullMarked;
