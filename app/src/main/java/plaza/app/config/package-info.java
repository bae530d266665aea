/** The configuration: one file, environment variables and options over it, checked when read. */
@NullMarked
package plaza.app.config;

import org.jspecify.annotations.NullMarked;
