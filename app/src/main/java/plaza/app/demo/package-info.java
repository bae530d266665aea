/** A generated network, to look around in: the same for the same seed and day. */
@NullMarked
package plaza.app.demo;

import org.jspecify.annotations.NullMarked;
