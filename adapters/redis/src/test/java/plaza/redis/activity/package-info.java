/** What people did lately, in Redis. */
@NullMarked
package plaza.redis.activity;

import org.jspecify.annotations.NullMarked;
