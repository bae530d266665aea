/** Engines for tests: what runs already, or what is started for this JVM's lifetime. */
@NullMarked
package plaza.engines.testing;

import org.jspecify.annotations.NullMarked;
