/** Media on this machine keep their contract. */
@NullMarked
package plaza.local.media;

import org.jspecify.annotations.NullMarked;
