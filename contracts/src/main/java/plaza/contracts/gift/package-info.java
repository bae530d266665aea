/** What a catalogue of gifts promises. */
@NullMarked
package plaza.contracts.gift;

import org.jspecify.annotations.NullMarked;
