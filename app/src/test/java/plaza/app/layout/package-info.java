/** What lies in the engines, seen with their own clients. */
@NullMarked
package plaza.app.layout;

import org.jspecify.annotations.NullMarked;
