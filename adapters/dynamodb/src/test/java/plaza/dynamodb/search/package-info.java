/** The search index in DynamoDB keeps its contract, and lies in its items as others expect it. */
@NullMarked
package plaza.dynamodb.search;

import org.jspecify.annotations.NullMarked;
