/** How a part of the platform puts itself together, and what it brings. */
@NullMarked
package plaza.core.feature;

import org.jspecify.annotations.NullMarked;
