/** What the heap has to hold, and what follows from its size. */
@NullMarked
package plaza.app.budget;

import org.jspecify.annotations.NullMarked;
