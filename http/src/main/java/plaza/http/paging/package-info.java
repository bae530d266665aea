/** Lists: limits, signed cursors, and links to the next page. */
@NullMarked
package plaza.http.paging;

import org.jspecify.annotations.NullMarked;
