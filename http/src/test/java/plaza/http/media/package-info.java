/** Parts of media, as header fields ask for them. */
@NullMarked
package plaza.http.media;

import org.jspecify.annotations.NullMarked;
