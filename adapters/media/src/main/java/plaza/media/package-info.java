/**
 * Files of media: what they are, copies that keep what shows or plays them and nothing else, and
 * small pictures of them.
 */
@NullMarked
package plaza.media;

import org.jspecify.annotations.NullMarked;
