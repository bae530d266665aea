/** Tests. */
@NullMarked
package plaza.http.paging;

import org.jspecify.annotations.NullMarked;
