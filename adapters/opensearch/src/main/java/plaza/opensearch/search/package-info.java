/** The search index, in OpenSearch. */
@NullMarked
package plaza.opensearch.search;

import org.jspecify.annotations.NullMarked;
