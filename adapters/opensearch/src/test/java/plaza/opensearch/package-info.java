@NullMarked
package plaza.opensearch;

import org.jspecify.annotations.NullMarked;
