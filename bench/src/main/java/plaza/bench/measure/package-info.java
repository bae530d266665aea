/** The measurements that are more than a loop: fan-out, visibility, plain inserts, CPU time. */
@NullMarked
package plaza.bench.measure;

import org.jspecify.annotations.NullMarked;
