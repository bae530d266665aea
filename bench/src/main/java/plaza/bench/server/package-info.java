/** The server under test: its process, and the endpoints that prepare and observe it. */
@NullMarked
package plaza.bench.server;

import org.jspecify.annotations.NullMarked;
