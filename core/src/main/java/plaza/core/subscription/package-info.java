/**
 * The live connections of this process, what each of them hears, and how they learn of what is
 * published.
 */
@NullMarked
package plaza.core.subscription;

import org.jspecify.annotations.NullMarked;
