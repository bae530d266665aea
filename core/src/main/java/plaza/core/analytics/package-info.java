/** Analytics: what became of one's posts, by hour and day. */
@NullMarked
package plaza.core.analytics;

import org.jspecify.annotations.NullMarked;
