/** The contract of every port, as tests that each adapter passes, and their samples. */
@NullMarked
package plaza.contracts;

import org.jspecify.annotations.NullMarked;
