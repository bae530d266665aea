/** Analytics in memory keep their contract. */
@NullMarked
package plaza.memory.analytics;

import org.jspecify.annotations.NullMarked;
