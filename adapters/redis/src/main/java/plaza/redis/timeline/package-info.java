/** Home timelines in Redis. */
@NullMarked
package plaza.redis.timeline;

import org.jspecify.annotations.NullMarked;
