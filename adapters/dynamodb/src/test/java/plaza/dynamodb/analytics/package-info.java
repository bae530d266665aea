/** Figures in DynamoDB keep their contract. */
@NullMarked
package plaza.dynamodb.analytics;

import org.jspecify.annotations.NullMarked;
