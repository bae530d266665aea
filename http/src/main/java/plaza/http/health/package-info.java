/** Whether the process lives, whether its engines answer, and what it can do. */
@NullMarked
package plaza.http.health;

import org.jspecify.annotations.NullMarked;
