/** Figures of posts and people in DynamoDB. */
@NullMarked
package plaza.dynamodb.analytics;

import org.jspecify.annotations.NullMarked;
