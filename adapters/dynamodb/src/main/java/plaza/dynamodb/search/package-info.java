/** The search index in the table {@code search}: an inverted index of items. */
@NullMarked
package plaza.dynamodb.search;

import org.jspecify.annotations.NullMarked;
