/** Tests of what the ports on Redis share. */
@NullMarked
package plaza.redis;

import org.jspecify.annotations.NullMarked;
