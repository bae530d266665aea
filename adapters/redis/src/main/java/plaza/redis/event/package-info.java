/** The journal on Redis Streams, how far its readers are, and who works on it. */
@NullMarked
package plaza.redis.event;

import org.jspecify.annotations.NullMarked;
