/** Analytics: what every engine promises of them. */
@NullMarked
package plaza.contracts.analytics;

import org.jspecify.annotations.NullMarked;
