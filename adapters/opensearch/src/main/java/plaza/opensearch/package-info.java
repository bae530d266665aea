/** OpenSearch: the connection that its adapters share. */
@NullMarked
package plaza.opensearch;

import org.jspecify.annotations.NullMarked;
