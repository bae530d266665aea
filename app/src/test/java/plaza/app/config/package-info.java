/** Tests of the configuration. */
@NullMarked
package plaza.app.config;

import org.jspecify.annotations.NullMarked;
