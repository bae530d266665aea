package plaza.app.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.ValueType;

/** The settings of the deployment as a whole. */
final class DeploymentSettings {
    static final Section SECTION = Section.unnamed();

    /** In bytes, as the launcher was asked to give it to the JVM. */
    static final Setting<Optional<Long>> HEAP =
            SECTION.optional(
                    "heap",
                    ValueType.heap(),
                    "640m",
                    "The heap of the server, a size like 512m or 2g, which the launcher reads here"
                            + " or from --heap; 640m when left out. What may be held in memory"
                            + " follows from it: live connections first, then requests and caches."
                            + " `./plaza doctor` shows the sum, and what more connections would"
                            + " need (--connections N). (--heap, PLAZA_HEAP)");

    static final Setting<Path> DATA =
            SECTION.add(
                    "data",
                    ValueType.path(),
                    "./plaza-data",
                    "Everything that Plaza keeps is in this folder. (--data)");

    static final Setting<String> BLUEPRINT =
            SECTION.add(
                    "blueprint",
                    ValueType.oneOf(List.of("solo", "reels", "live", "cloud")),
                    "solo",
                    "Which engine holds what, to begin with: solo (nothing to install), reels,"
                            + " live or cloud (`./plaza engines up reels` starts those of reels for"
                            + " development). (--blueprint)");

    /** Whether endpoints that only serve measurements exist. */
    static final Setting<Boolean> BENCH = SECTION.hidden("bench", ValueType.bool(), "false");

    private DeploymentSettings() {}
}
