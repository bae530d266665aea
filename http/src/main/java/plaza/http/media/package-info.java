/** Uploading media, and reading it. */
@NullMarked
package plaza.http.media;

import org.jspecify.annotations.NullMarked;
