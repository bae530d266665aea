/** The measurements that are more than a loop: fan-out, visibility, plain writes. */
@NullMarked
package plaza.bench.measure;

import org.jspecify.annotations.NullMarked;
