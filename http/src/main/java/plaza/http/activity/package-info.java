/** What one did lately, over HTTP. */
@NullMarked
package plaza.http.activity;

import org.jspecify.annotations.NullMarked;
