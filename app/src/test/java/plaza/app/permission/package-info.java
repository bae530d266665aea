/** Who may do what. */
@NullMarked
package plaza.app.permission;

import org.jspecify.annotations.NullMarked;
