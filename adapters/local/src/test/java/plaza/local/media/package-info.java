/** Media on this machine keeps its contracts, whatever is in the files. */
@NullMarked
package plaza.local.media;

import org.jspecify.annotations.NullMarked;
