/** Messages that disappear, in Redis. */
@NullMarked
package plaza.redis.chat;

import org.jspecify.annotations.NullMarked;
