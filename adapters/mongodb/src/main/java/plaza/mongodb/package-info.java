/** MongoDB: the connection and what the collections have in common. */
@NullMarked
package plaza.mongodb;

import org.jspecify.annotations.NullMarked;
