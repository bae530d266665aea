/** Home timelines in DynamoDB keep their contract. */
@NullMarked
package plaza.dynamodb.timeline;

import org.jspecify.annotations.NullMarked;
