/** Trends: hashtags that rise, by region. */
@NullMarked
package plaza.core.trend;

import org.jspecify.annotations.NullMarked;
