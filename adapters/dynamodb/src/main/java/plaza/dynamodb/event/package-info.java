/** The journal in DynamoDB, its stream, how far its readers are, and who works on it. */
@NullMarked
package plaza.dynamodb.event;

import org.jspecify.annotations.NullMarked;
