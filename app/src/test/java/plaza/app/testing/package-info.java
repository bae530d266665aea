/** What the tests of the whole server are made of: servers to run, people to be, and a client. */
@NullMarked
package plaza.app.testing;

import org.jspecify.annotations.NullMarked;
