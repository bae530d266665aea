/** Clients that mean no good, or are very many, and whoever is served beside them. */
@NullMarked
package plaza.bench.hostile;

import org.jspecify.annotations.NullMarked;
