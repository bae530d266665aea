/** Buckets and their connections. */
@NullMarked
package plaza.s3;

import org.jspecify.annotations.NullMarked;
