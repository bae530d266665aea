/** Live streams: who shows what to whom at this moment. */
@NullMarked
package plaza.core.live;

import org.jspecify.annotations.NullMarked;
