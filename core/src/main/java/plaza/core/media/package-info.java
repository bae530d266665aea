/** Pictures, videos and sounds that people upload, and what they are used for. */
@NullMarked
package plaza.core.media;

import org.jspecify.annotations.NullMarked;
