@NullMarked
package plaza.opensearch.search;

import org.jspecify.annotations.NullMarked;
