/** The bytes of media in S3 keep their contract. */
@NullMarked
package plaza.s3.media;

import org.jspecify.annotations.NullMarked;
