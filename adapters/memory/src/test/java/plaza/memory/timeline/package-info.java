/** The timeline adapters against their contracts. */
@NullMarked
package plaza.memory.timeline;

import org.jspecify.annotations.NullMarked;
