/** Posts in DynamoDB keep their contract. */
@NullMarked
package plaza.dynamodb.post;

import org.jspecify.annotations.NullMarked;
