/** What operations cost on DynamoDB. */
@NullMarked
package plaza.bench.cost;

import org.jspecify.annotations.NullMarked;
