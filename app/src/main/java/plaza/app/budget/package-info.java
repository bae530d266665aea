/** The budget of the heap, and the bounds that follow from its size. */
@NullMarked
package plaza.app.budget;

import org.jspecify.annotations.NullMarked;
