/** The contract of every store of sessions. */
@NullMarked
package plaza.contracts.session;

import org.jspecify.annotations.NullMarked;
