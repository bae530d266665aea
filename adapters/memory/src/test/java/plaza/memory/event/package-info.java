/** The event adapters against their contracts. */
@NullMarked
package plaza.memory.event;

import org.jspecify.annotations.NullMarked;
