/** Tests of home timelines in Redis. */
@NullMarked
package plaza.redis.timeline;

import org.jspecify.annotations.NullMarked;
