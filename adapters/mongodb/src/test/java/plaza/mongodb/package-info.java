/** Tests of what the ports on MongoDB share. */
@NullMarked
package plaza.mongodb;

import org.jspecify.annotations.NullMarked;
