/** What somebody did lately, for them alone. */
@NullMarked
package plaza.core.activity;

import org.jspecify.annotations.NullMarked;
