/**
 * Live updates: what happens is told at once to those who listen. Features publish records of their
 * own ({@link plaza.core.update.Update}) through {@link plaza.core.update.Updates}, and say by a
 * {@link plaza.core.update.UpdateFilter} who may see them. How clients hear them is decided where
 * they are sent.
 */
@NullMarked
package plaza.core.update;

import org.jspecify.annotations.NullMarked;
