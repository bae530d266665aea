/** What stands between people, in DynamoDB. */
@NullMarked
package plaza.dynamodb.graph;

import org.jspecify.annotations.NullMarked;
