package plaza.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import plaza.core.event.Event;
import plaza.core.platform.Platform;

/** Dependencies point one way, and other rules for the code of the server. */
@AnalyzeClasses(
        packages = "plaza",
        importOptions = {
            ImportOption.DoNotIncludeTests.class,
            ArchitectureTest.WithoutEngines.class
        })
final class ArchitectureTest {
    /** A program of its own, which only tests have on their class path. */
    static final class WithoutEngines implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/plaza/engines/");
        }
    }

    private static final String CORE = "plaza.core..";
    private static final String CONTRACTS = "plaza.contracts..";
    private static final String MEMORY = "plaza.memory..";
    private static final String LOCAL = "plaza.local..";
    private static final String CACHE = "plaza.cache..";
    private static final String MEDIA = "plaza.media..";
    private static final String POSTGRES = "plaza.postgres..";
    private static final Path MODULES = Path.of("..", "adapters");

    /** The modules of adapters, by their folders; that of media is a library for them. */
    private static final List<String> ADAPTERS =
            Stream.of(Objects.requireNonNull(MODULES.toFile().list()))
                    .filter(name -> Files.exists(MODULES.resolve(name).resolve("pom.xml")))
                    .filter(name -> !name.equals("media"))
                    .toList();

    private static String packages(String adapter) {
        return "plaza." + adapter + "..";
    }

    private static final String ENGINES = "plaza.engines..";
    private static final String HTTP = "plaza.http..";
    private static final String APP = "plaza.app..";
    private static final String FRAMEWORK = "org.springframework..";

    @ArchTest
    static final ArchRule CORE_KNOWS_THE_JDK_ONLY =
            classes()
                    .that()
                    .resideInAPackage(CORE)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            CORE,
                            "java..",
                            "javax.crypto..",
                            "org.jspecify.annotations..",
                            "org.slf4j..");

    /** Whoever names people in an answer has them from the audience, which hides whom it has to. */
    @ArchTest
    static final ArchRule VIEWS_TAKE_PEOPLE_FROM_THE_AUDIENCE =
            noClasses()
                    .that()
                    .resideInAPackage(CORE)
                    .and()
                    .haveNameMatching(
                            ".*(Views|Lists|UpdateFilter|AccessPolicy|Tray|Timelines|Leaderboards|Connections"
                                    + "|Chains|Searches|Suggestions|Notifications|Replies|Likes|Reposts)")
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("plaza.core.account.AccountStore");

    @ArchTest
    static final ArchRule FEATURES_DO_NOT_KNOW_THE_PLATFORM =
            noClasses()
                    .that()
                    .resideInAPackage(CORE)
                    .and()
                    .resideOutsideOfPackage("plaza.core.platform..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("plaza.core.platform..");

    /**
     * Waking a thread of the common pool after some reads, which is what Caffeine does otherwise,
     * takes more of the processor than a cache's upkeep itself: a fifth of a page of a feed.
     */
    @ArchTest
    static final ArchRule CACHES_ARE_KEPT_UP_BY_WHO_READS_THEM =
            classes()
                    .should(
                            ArchCondition.from(
                                    DescribedPredicate.describe(
                                            "give each of its caches an executor",
                                            type ->
                                                    calls(type, "newBuilder")
                                                            == calls(type, "executor"))));

    private static long calls(JavaClass type, String method) {
        return type.getMethodCallsFromSelf().stream()
                .map(JavaCall::getTarget)
                .filter(target -> target.getName().equals(method))
                .filter(target -> target.getOwner().isEquivalentTo(Caffeine.class))
                .count();
    }

    /** One that is missing there is noticed when it is first made, by people. */
    @ArchTest
    static void thePlatformKnowsEveryEvent(JavaClasses classes) {
        for (JavaClass event : classes) {
            if (event.isAssignableTo(Event.class) && event.isRecord()) {
                assertThat(Platform.EVENT_TYPES)
                        .as("Platform.EVENT_TYPES, with " + event.getName())
                        .anyMatch(type -> type.isAssignableFrom(event.reflect()));
            }
        }
    }

    @ArchTest
    static final ArchRule CONTRACTS_KNOW_CORE_AND_TEST_LIBRARIES_ONLY =
            noClasses()
                    .that()
                    .resideInAPackage(CONTRACTS)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            MEMORY, LOCAL, CACHE, MEDIA, POSTGRES, HTTP, APP, FRAMEWORK);

    @ArchTest
    static void adaptersKnowCoreAndTheirDriverOnly(JavaClasses classes) {
        for (String adapter : ADAPTERS) {
            noClasses()
                    .that()
                    .resideInAPackage(packages(adapter))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others(adapter))
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    private static String[] others(String adapter) {
        return Stream.concat(
                        ADAPTERS.stream()
                                .filter(other -> !other.equals(adapter))
                                .map(ArchitectureTest::packages),
                        Stream.of(HTTP, APP, CONTRACTS, ENGINES, FRAMEWORK))
                .toArray(String[]::new);
    }

    /** Whoever has files of media of another program's can use this module for them. */
    @ArchTest
    static final ArchRule MEDIA_KNOW_NOTHING_OF_THE_PLATFORM =
            classes()
                    .that()
                    .resideInAPackage(MEDIA)
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(
                                            MEDIA,
                                            "plaza.core.media..",
                                            "java..",
                                            "javax.imageio..",
                                            "com.sun.management..",
                                            // where a transform of a WebP ends, only it knows
                                            "com.twelvemonkeys.imageio.plugins.webp..",
                                            "org.apache.tika..",
                                            "org.jspecify.annotations..",
                                            "org.slf4j..")
                                    .or(name("plaza.core.DomainException"))
                                    .or(name("plaza.core.ErrorKind"))
                                    .or(name("plaza.core.StorageException")));

    /** What this machine keeps of media, it writes and reads as the copies are. */
    @ArchTest
    static final ArchRule ONLY_FILES_ON_THIS_MACHINE_KNOW_MEDIA =
            noClasses()
                    .that()
                    .resideInAPackage("plaza..")
                    .and()
                    .resideOutsideOfPackages(MEDIA, "plaza.local.media..", APP)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(MEDIA);

    @ArchTest
    static final ArchRule HTTP_KNOWS_NO_ADAPTER =
            noClasses()
                    .that()
                    .resideInAPackage(HTTP)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(MEMORY, LOCAL, CACHE, MEDIA, POSTGRES, APP, CONTRACTS);

    @ArchTest
    static final ArchRule APP_LEAVES_SPRING_TO_HTTP =
            noClasses()
                    .that()
                    .resideInAPackage(APP)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(FRAMEWORK);

    @ArchTest
    static final ArchRule ADAPTERS_KEEP_THEIR_DRIVERS =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(POSTGRES)
                    .and()
                    .resideInAnyPackage(CORE, CONTRACTS, MEMORY, LOCAL, CACHE, MEDIA, HTTP)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "java.sql..", "javax.sql..", "org.postgresql..", "org.jdbi..");

    @ArchTest
    static final ArchRule FEATURES_OF_ADAPTERS_DO_NOT_NEED_EACH_OTHER_IN_CIRCLES =
            slices().matching("plaza.(%s).(*)..".formatted(String.join("|", ADAPTERS)))
                    .should()
                    .beFreeOfCycles();

    @ArchTest
    static final ArchRule PACKAGES_OF_HTTP_DO_NOT_NEED_EACH_OTHER_IN_CIRCLES =
            slices().assignedFrom(eachPackageWithin("plaza.http")).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PACKAGES_OF_APP_DO_NOT_NEED_EACH_OTHER_IN_CIRCLES =
            slices().assignedFrom(eachPackageWithin("plaza.app")).should().beFreeOfCycles();

    /** The root too, which a pattern such as {@code plaza.http.(*)..} leaves out. */
    private static SliceAssignment eachPackageWithin(String root) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                String name = type.getPackageName();
                return name.equals(root) || name.startsWith(root + ".")
                        ? SliceIdentifier.of(name)
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages of " + root;
            }
        };
    }

    @ArchTest
    static final ArchRule CONTROLLERS_LEAVE_STORES_TO_SERVICES =
            noClasses()
                    .that()
                    .resideInAPackage(HTTP)
                    .should()
                    .dependOnClassesThat(
                            simpleName("Journal")
                                    .or(simpleName("FollowGraph"))
                                    .or(
                                            com.tngtech.archunit.core.domain.properties.HasName
                                                    .Predicates.nameMatching(
                                                    "plaza\\.core\\..*Store")));

    @ArchTest
    static final ArchRule ONLY_MAIN_READS_THE_ENVIRONMENT =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("plaza.app.Main")
                    .should()
                    .callMethod(System.class, "getenv")
                    .orShould()
                    .callMethod(System.class, "getenv", String.class);

    @ArchTest
    static final ArchRule ONLY_THE_GUARD_REFLECTS =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "plaza.app.guard..", "plaza.http.openapi..", "plaza.contracts..")
                    .and()
                    .haveNameNotMatching(
                            "plaza\\.(core\\.event\\.(RecordCodec|ValueFormat)|media\\.WebpWork).*")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("java.lang.reflect..")
                    .because(
                            "only the guard calls by reflection; the API's description and the codec"
                                    + " of events read types, and contracts look for calls that"
                                    + " none of them tries");

    @ArchTest
    static final ArchRule FIELDS_ARE_NOT_INJECTED =
            GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule NO_STATE_IS_STATIC =
            fields().that()
                    .areStatic()
                    .and()
                    // What the compiler makes: switch tables, assertion flags.
                    .doNotHaveModifier(com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC)
                    .should()
                    .beFinal();

    @ArchTest
    static final ArchRule NO_RANDOM_IS_SHARED =
            noFields().that().areStatic().should().haveRawType(java.util.Random.class);

    @ArchTest
    static final ArchRule TIME_COMES_FROM_A_CLOCK =
            noClasses()
                    .that()
                    .resideInAnyPackage(CORE, MEMORY, LOCAL, CACHE, MEDIA, HTTP)
                    .should()
                    .callMethod(java.time.Instant.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(java.time.Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule ONE_PLACE_SAYS_WHERE_A_REQUEST_COMES_FROM =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("plaza.http.request.ClientAddress")
                    .should()
                    .callMethodWhere(
                            JavaCall.Predicates.target(
                                    name("getRemoteAddr").or(name("getRemoteHost"))));

    @ArchTest
    static final ArchRule NOBODY_USES_JAVA_UTIL_LOGGING =
            GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_LINE_PRINTS =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("plaza.app.Main")
                    .and()
                    .resideOutsideOfPackage("plaza.app.cli..")
                    .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS =
            noClasses()
                    .should()
                    .haveSimpleNameEndingWith("Impl")
                    .orShould()
                    .haveNameMatching(".*\\.I[A-Z][a-z]\\w*Store")
                    .orShould()
                    .haveSimpleNameEndingWith("Utils")
                    .orShould()
                    .haveSimpleNameEndingWith("Helper")
                    .orShould()
                    .haveSimpleNameEndingWith("Manager");

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED =
            classes()
                    .that(not(simpleName("package-info")))
                    .and(resideInAnyPackage("plaza.."))
                    .should(
                            new ArchCondition<JavaClass>("be in a package that is @NullMarked") {
                                @Override
                                public void check(JavaClass item, ConditionEvents events) {
                                    boolean marked =
                                            item.getPackage()
                                                    .tryGetAnnotationOfType(NullMarked.class)
                                                    .isPresent();
                                    events.add(
                                            new SimpleConditionEvent(
                                                    item,
                                                    marked,
                                                    item.getName() + " is not null-marked"));
                                }
                            });
}
