/** Reels: posts that carry a video or a picture, as a feed of their own. */
@NullMarked
package plaza.http.reel;

import org.jspecify.annotations.NullMarked;
