/**
 * Search: what is indexed of posts, people and hashtags, how texts become terms, what a query
 * means, how what it finds is ranked, and how the index follows the journal.
 */
@NullMarked
package plaza.core.search;

import org.jspecify.annotations.NullMarked;
