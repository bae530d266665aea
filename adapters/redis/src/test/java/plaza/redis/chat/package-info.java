/** Messages that disappear in Redis keep their contract. */
@NullMarked
package plaza.redis.chat;

import org.jspecify.annotations.NullMarked;
