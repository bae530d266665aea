/** What only the blueprint {@code reels} shows: its layout, its engines away, its servers. */
@NullMarked
package plaza.app.reels;

import org.jspecify.annotations.NullMarked;
