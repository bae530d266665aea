@NullMarked
package plaza.http.connection;

import org.jspecify.annotations.NullMarked;
