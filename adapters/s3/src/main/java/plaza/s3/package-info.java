/** S3: the connection to a bucket. */
@NullMarked
package plaza.s3;

import org.jspecify.annotations.NullMarked;
