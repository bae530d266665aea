/** Posts: what every engine promises of them. */
@NullMarked
package plaza.contracts.post;

import org.jspecify.annotations.NullMarked;
