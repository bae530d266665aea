package plaza.core.like;

import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.ValueType;

/** The settings of likes. */
public final class LikeSettings {
    public static final Section SECTION = Section.named("likes");

    public static final Setting<Boolean> BEHIND =
            SECTION.add(
                    "behind",
                    ValueType.bool(),
                    "false",
                    "Whether a like is answered when Redis has it, and its store told afterwards; so"
                            + " it is in any case where the journal lies on Redis. That Redis must"
                            + " not lose what it has acknowledged then, as with the journal.");

    private LikeSettings() {}
}
