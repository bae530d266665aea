/** Measures searching while people write. */
@NullMarked
package plaza.bench.search;

import org.jspecify.annotations.NullMarked;
