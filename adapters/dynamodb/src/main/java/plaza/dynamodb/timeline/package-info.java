/** Home timelines in DynamoDB. */
@NullMarked
package plaza.dynamodb.timeline;

import org.jspecify.annotations.NullMarked;
