/** The bytes of media in a bucket of S3. */
@NullMarked
package plaza.s3.media;

import org.jspecify.annotations.NullMarked;
