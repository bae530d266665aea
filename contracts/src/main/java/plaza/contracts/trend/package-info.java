/** Trends: what every engine promises of them. */
@NullMarked
package plaza.contracts.trend;

import org.jspecify.annotations.NullMarked;
