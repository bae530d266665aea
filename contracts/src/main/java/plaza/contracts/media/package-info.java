/** What stores of media and their catalogue promise. */
@NullMarked
package plaza.contracts.media;

import org.jspecify.annotations.NullMarked;
