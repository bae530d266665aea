/** The contract of every store of stories. */
@NullMarked
package plaza.contracts.story;

import org.jspecify.annotations.NullMarked;
