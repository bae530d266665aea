/** Sessions: who is logged in, from where, and until when. */
@NullMarked
package plaza.core.session;

import org.jspecify.annotations.NullMarked;
