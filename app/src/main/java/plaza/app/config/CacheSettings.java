package plaza.app.config;

import java.util.Optional;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.ValueType;

/** How much the caches of a server's own process hold. */
public final class CacheSettings {
    private static final ValueType<Integer> ENTRIES = ValueType.integer(0, 100_000_000);

    static final Section SECTION = Section.named("cache");

    /** As many as there is memory for where it is not set. */
    public static final Setting<Optional<Integer>> POSTS =
            SECTION.optional(
                    "posts",
                    ENTRIES,
                    "50000",
                    "Entries of the caches in a server's own process; 0 turns one off. Left out, as"
                            + " many as the heap has room for, and 50000 at the most.");

    /** As many as there is memory for where it is not set. */
    public static final Setting<Optional<Integer>> ACCOUNTS =
            SECTION.optional("accounts", ENTRIES, "50000", "");

    private CacheSettings() {}
}
