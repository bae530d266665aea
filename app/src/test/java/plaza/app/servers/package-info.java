/** Several servers on the engines of a blueprint. */
@NullMarked
package plaza.app.servers;

import org.jspecify.annotations.NullMarked;
