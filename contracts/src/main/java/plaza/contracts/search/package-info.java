/** Search: what every engine promises of it. */
@NullMarked
package plaza.contracts.search;

import org.jspecify.annotations.NullMarked;
