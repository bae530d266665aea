/** What every store of stories promises. */
@NullMarked
package plaza.contracts.story;

import org.jspecify.annotations.NullMarked;
