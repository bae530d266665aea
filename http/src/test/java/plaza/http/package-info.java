/** The API over real HTTP, on the platform in memory. */
@NullMarked
package plaza.http;

import org.jspecify.annotations.NullMarked;
