/** What processes and the machine take of the processor and of memory, and which they are. */
@NullMarked
package plaza.bench.processor;

import org.jspecify.annotations.NullMarked;
