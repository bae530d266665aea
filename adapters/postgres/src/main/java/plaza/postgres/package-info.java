/**
 * The parts that the adapters of PostgreSQL share: the pool, the schema, and the translation of its
 * errors.
 */
@NullMarked
package plaza.postgres;

import org.jspecify.annotations.NullMarked;
