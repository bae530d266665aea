/** What people did lately: what every engine promises of it. */
@NullMarked
package plaza.contracts.activity;

import org.jspecify.annotations.NullMarked;
