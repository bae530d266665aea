/** Posts in DynamoDB keep their contract. */
@NullMarked
package plaza.dynamodb.search;

import org.jspecify.annotations.NullMarked;
