/** What stands between people in DynamoDB keeps its contracts. */
@NullMarked
package plaza.dynamodb.graph;

import org.jspecify.annotations.NullMarked;
