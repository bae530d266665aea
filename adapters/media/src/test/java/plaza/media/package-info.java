/** Files are read, copied and scaled rightly, whatever is in them. */
@NullMarked
package plaza.media;

import org.jspecify.annotations.NullMarked;
