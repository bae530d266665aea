package plaza.app.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plaza.app.testing.Generated;

/**
 * The packages of the core form floors: each knows those below it and, without a circle, those
 * beside it. A feature that others need, or that listens to others, is on a floor by its name.
 * ARCHITECTURE.md shows the floors from here.
 */
@AnalyzeClasses(packages = "plaza.core", importOptions = ImportOption.DoNotIncludeTests.class)
final class FloorsTest {
    private record Floor(String what, List<String> packages) {}

    /** Where a feature stands that is on no other floor. */
    private static final Floor OTHERS = new Floor("about posts and people", List.of());

    /** From the roof down. */
    private static final List<Floor> FLOORS =
            List.of(
                    new Floor("the list of features", List.of("platform")),
                    new Floor("who listens, and how they learn of it", List.of("subscription")),
                    new Floor(
                            "what listens to all of them",
                            List.of(
                                    "notification",
                                    "search",
                                    "trend",
                                    "recommendation",
                                    "activity",
                                    "analytics",
                                    "leaderboard")),
                    OTHERS,
                    new Floor("posts", List.of("post")),
                    new Floor("who may see and hear whom", List.of("graph", "update")),
                    new Floor("people", List.of("account", "session")),
                    new Floor("files", List.of("media")),
                    new Floor(
                            "machinery, which knows no feature",
                            List.of("feature", "event", "limit", "idempotency", "cache")),
                    new Floor("the ground", List.of("id", "secret", "setting", "engine")));

    private static final Path DOCUMENT = Path.of("..", "ARCHITECTURE.md");

    @ArchTest
    static final ArchRule PACKAGES_OF_THE_CORE_ARE_IN_NO_CIRCLE =
            slices().matching("plaza.core.(*)..").should().beFreeOfCycles();

    @ArchTest
    static void whatStandsOnAFloorIsThereOnce(JavaClasses classes) {
        assertThat(named().toList()).isSubsetOf(features(classes)).doesNotHaveDuplicates();
    }

    @ArchTest
    static void nobodyKnowsWhatIsAbove(JavaClasses classes) {
        Set<String> upwards = new TreeSet<>();
        for (JavaClass each : classes) {
            for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
                String from = feature(each);
                String to = feature(dependency.getTargetClass());
                if (!to.isEmpty() && (from.isEmpty() || height(to) > height(from))) {
                    upwards.add(dependency.getDescription());
                }
            }
        }
        assertThat(upwards).isEmpty();
    }

    /** The first part of a package below the core's own; empty for that and for others. */
    private static String feature(JavaClass type) {
        String name = type.getPackageName();
        String core = "plaza.core.";
        return name.startsWith(core) ? name.substring(core.length()).split("\\.", 2)[0] : "";
    }

    /** What is on a floor by its name. */
    private static Stream<String> named() {
        return FLOORS.stream().flatMap(floor -> floor.packages().stream());
    }

    private static Set<String> features(JavaClasses classes) {
        return classes.stream()
                .map(FloorsTest::feature)
                .filter(feature -> !feature.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static int height(String feature) {
        Floor its =
                FLOORS.stream()
                        .filter(floor -> floor.packages().contains(feature))
                        .findFirst()
                        .orElse(OTHERS);
        return -FLOORS.indexOf(its);
    }

    @ArchTest
    static void theDocumentShowsTheFloors(JavaClasses classes) throws IOException {
        String document = Files.readString(DOCUMENT);
        String current =
                Pattern.compile("<!-- floors -->.*<!-- /floors -->", Pattern.DOTALL)
                        .matcher(document)
                        .replaceFirst(
                                Matcher.quoteReplacement(
                                        "<!-- floors -->\n\n"
                                                + table(classes)
                                                + "\n<!-- /floors -->"));
        Generated.assertUpToDate(DOCUMENT, current);
    }

    private static String table(JavaClasses classes) {
        Set<String> others = features(classes);
        named().forEach(others::remove);
        return FLOORS.stream()
                .map(
                        floor ->
                                "| %s | %s |\n"
                                        .formatted(
                                                (floor.equals(OTHERS) ? others : floor.packages())
                                                        .stream()
                                                                .map("`%s`"::formatted)
                                                                .collect(Collectors.joining(" ")),
                                                floor.what()))
                .collect(Collectors.joining("", "| packages | floor |\n|---|---|\n", ""));
    }
}
