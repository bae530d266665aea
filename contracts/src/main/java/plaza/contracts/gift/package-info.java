/** The contract of a catalogue of gifts. */
@NullMarked
package plaza.contracts.gift;

import org.jspecify.annotations.NullMarked;
