/** The common part of likes, reposts and bookmarks: a person marks a post, once, since a time. */
@NullMarked
package plaza.core.mark;

import org.jspecify.annotations.NullMarked;
