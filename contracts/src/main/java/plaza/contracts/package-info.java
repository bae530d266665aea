/** What every adapter of a port promises, as tests; and the samples that they are told with. */
@NullMarked
package plaza.contracts;

import org.jspecify.annotations.NullMarked;
