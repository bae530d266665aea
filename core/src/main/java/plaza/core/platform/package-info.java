/**
 * The platform as a whole: every port in one record, and every service made from it. It knows all
 * features, and no feature knows it.
 */
@NullMarked
package plaza.core.platform;

import org.jspecify.annotations.NullMarked;
