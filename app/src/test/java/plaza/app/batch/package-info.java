/** What long work has in common, tried without an engine. */
@NullMarked
package plaza.app.batch;

import org.jspecify.annotations.NullMarked;
