/** What likes, reposts and bookmarks have in common: a person marks a post, once, since a time. */
@NullMarked
package plaza.core.mark;

import org.jspecify.annotations.NullMarked;
