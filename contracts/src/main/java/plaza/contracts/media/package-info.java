/** The contract of stores of media and their catalogue. */
@NullMarked
package plaza.contracts.media;

import org.jspecify.annotations.NullMarked;
