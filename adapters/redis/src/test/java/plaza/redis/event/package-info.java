/** The journal on Redis keeps its contract, also where processes die and engines hang. */
@NullMarked
package plaza.redis.event;

import org.jspecify.annotations.NullMarked;
