/** Home feeds, as their readers are told of them. */
@NullMarked
package plaza.core.timeline;

import org.jspecify.annotations.NullMarked;
