/**
 * Settings, each declared once: its name, how its value is written, its default, and what it is
 * for. What reads, checks and documents them follows from the declarations.
 */
@NullMarked
package plaza.core.setting;

import org.jspecify.annotations.NullMarked;
