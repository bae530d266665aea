/** Posts that a viewer has not seen and may like, with reasons. */
@NullMarked
package plaza.core.recommendation;

import org.jspecify.annotations.NullMarked;
