/** The one wrapper around every port: metrics, time-outs, circuit breakers, injected faults. */
@NullMarked
package plaza.app.guard;

import org.jspecify.annotations.NullMarked;
