/**
 * The reference implementation of every port, in plain collections: what the other adapters are
 * compared with, and what tests of services run on.
 */
@NullMarked
package plaza.memory;

import org.jspecify.annotations.NullMarked;
