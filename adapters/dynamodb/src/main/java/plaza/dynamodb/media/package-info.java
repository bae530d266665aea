/** The catalogue of uploads in DynamoDB. */
@NullMarked
package plaza.dynamodb.media;

import org.jspecify.annotations.NullMarked;
