/**
 * A journal apart from the primary stores, made of the steps that an engine takes one at a time.
 */
@NullMarked
package plaza.core.event.step;

import org.jspecify.annotations.NullMarked;
