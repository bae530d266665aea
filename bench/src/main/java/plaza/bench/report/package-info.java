/** Figures, their medians, and how they are shown. */
@NullMarked
package plaza.bench.report;

import org.jspecify.annotations.NullMarked;
