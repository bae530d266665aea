/**
 * The platform as a whole: the list of its features, and what they do together. It knows all
 * features, and no feature knows it.
 */
@NullMarked
package plaza.core.platform;

import org.jspecify.annotations.NullMarked;
