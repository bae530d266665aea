/**
 * Live updates: what happens is told at once to those who listen. Features publish through {@link
 * plaza.core.update.Updates}, and say by a {@link plaza.core.update.UpdateFilter} who may see it.
 */
@NullMarked
package plaza.core.update;

import org.jspecify.annotations.NullMarked;
