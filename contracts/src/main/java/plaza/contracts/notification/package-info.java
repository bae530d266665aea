/** What adapters of the ports of notifications promise. */
@NullMarked
package plaza.contracts.notification;

import org.jspecify.annotations.NullMarked;
