/** The contract of adapters of the ports of notifications. */
@NullMarked
package plaza.contracts.notification;

import org.jspecify.annotations.NullMarked;
