/** The REST API: the web server, its settings and how it is put together. */
@NullMarked
package plaza.http;

import org.jspecify.annotations.NullMarked;
