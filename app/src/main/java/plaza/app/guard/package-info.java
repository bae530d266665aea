/**
 * The one wrapper around every port. A call passes a chain of interceptors; {@link
 * plaza.app.guard.PortGuard} has the list, and each does one thing:
 *
 * <pre>
 *     caller
 *       │   Reach        tells the commit around it which engine it is about to reach
 *       │   EngineName   names the engine on what fails
 *       │   Breaker      refuses while the engine is unavailable
 *       │   Suspicion    refuses who has a fallback while the engine is suspected
 *       │   Bulkhead     takes one of the engine's places, or waits a second for one
 *       │   Metrics      times the call, by how it ends
 *       │   Deadline     gives the call up at its time-out, or when the engine stands still
 *       │   Suspicion    once more
 *       ▼   Fault        what tests have go wrong
 *     adapter
 * </pre>
 *
 * <p>Why in this order:
 *
 * <ul>
 *   <li>A commit that its write goes beyond its journal's engine with is made durable before
 *       anything is asked of the other engine, and where that fails nothing is held against this
 *       one.
 *   <li>The name is written last, when a failure leaves. So one that is named already, further in,
 *       comes from another engine whose port the adapter called: the breaker does not count it, and
 *       the deadline lets it through as it is.
 *   <li>The breaker is asked before anything is waited for, and around all that may fail: a call
 *       that gets no place counts as one that found the engine away.
 *   <li>Who has a fallback must not wait for a place of a suspected engine either, so suspicion
 *       comes before the bulkhead.
 *   <li>Metrics are inside of what refuses, because they tell how long the engine takes, not how
 *       soon it is not asked; around the deadline, because a call that is given up took that long.
 *   <li>Within the deadline a call is one of those that wait, which are told when the engine
 *       becomes suspected. One that came a moment later has not been told: it looks once more.
 *   <li>Faults stand for the engine, so everything else is around them.
 * </ul>
 *
 * <p>A port that is served in the process, or by other ports, passes metrics and faults only: there
 * is no engine that could be away.
 *
 * <p>The engine's {@link plaza.app.guard.EngineState} is shared by all of its ports' chains; the
 * {@link plaza.app.guard.HealthProbe} asks the engine and moves that state.
 */
@NullMarked
package plaza.app.guard;

import org.jspecify.annotations.NullMarked;
