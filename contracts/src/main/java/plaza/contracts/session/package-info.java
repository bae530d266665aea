/** What every store of sessions promises. */
@NullMarked
package plaza.contracts.session;

import org.jspecify.annotations.NullMarked;
