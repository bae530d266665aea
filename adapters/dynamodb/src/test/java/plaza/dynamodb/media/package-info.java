/** The catalogue of uploads in DynamoDB: its contract is kept. */
@NullMarked
package plaza.dynamodb.media;

import org.jspecify.annotations.NullMarked;
