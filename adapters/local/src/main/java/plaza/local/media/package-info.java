/** Media as files on this machine. */
@NullMarked
package plaza.local.media;

import org.jspecify.annotations.NullMarked;
