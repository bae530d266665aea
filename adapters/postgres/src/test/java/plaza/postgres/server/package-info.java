/** Tests of the embedded server, and a database for every test class of this module. */
@NullMarked
package plaza.postgres.server;

import org.jspecify.annotations.NullMarked;
