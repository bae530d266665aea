/** Media on this machine: its files, what is in them, and small pictures of them. */
@NullMarked
package plaza.local.media;

import org.jspecify.annotations.NullMarked;
