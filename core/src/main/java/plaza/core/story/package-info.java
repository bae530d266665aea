/** Stories: a picture or a video that is there for a day, and who has seen it. */
@NullMarked
package plaza.core.story;

import org.jspecify.annotations.NullMarked;
