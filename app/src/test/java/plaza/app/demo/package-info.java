/** The generated network is lively, and the same for the same seed. */
@NullMarked
package plaza.app.demo;

import org.jspecify.annotations.NullMarked;
