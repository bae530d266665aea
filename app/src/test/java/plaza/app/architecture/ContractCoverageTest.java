package plaza.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plaza.app.config.Engines;
import plaza.core.event.JournalConsumers;

/**
 * Every port has a contract in the same feature, and every adapter of a port a test that runs it.
 * The adapters' tests are not on the class path here: their sources are looked at.
 */
final class ContractCoverageTest {
    private static final Path ADAPTERS = Path.of("..", "adapters");

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("plaza");

    /** All that the platform is wired from. */
    static Stream<Class<?>> ports() {
        return Stream.concat(Engines.ports().stream(), Stream.of(JournalConsumers.class));
    }

    private static String contract(Class<?> port) {
        return port.getName().replace("plaza.core.", "plaza.contracts.") + "Contract";
    }

    private static List<JavaClass> adapters(Class<?> port) {
        return CLASSES.stream()
                .filter(type -> type.isAssignableTo(port) && !type.isInterface())
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .filter(type -> isAdapter(type.getPackageName()))
                .toList();
    }

    /** Whether a package is one of the modules' in the folder of adapters. */
    private static boolean isAdapter(String name) {
        String[] parts = name.split("\\.", 3);
        return parts.length == 3
                && parts[0].equals("plaza")
                && Files.isDirectory(ADAPTERS.resolve(parts[1]));
    }

    @ParameterizedTest
    @MethodSource("ports")
    void everyPortHasAContractInItsFeature(Class<?> port) {
        assertThat(CLASSES.contain(contract(port))).as(contract(port)).isTrue();
        assertThat(CLASSES.get(contract(port)).isInterface()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("ports")
    void everyPortHasAnAdapter(Class<?> port) {
        assertThat(adapters(port)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("ports")
    void everyAdapterRunsTheContractOfItsPort(Class<?> port) {
        String simple = contract(port).substring(contract(port).lastIndexOf('.') + 1);
        for (JavaClass adapter : adapters(port)) {
            assertThat(tests(adapter))
                    .as("tests of %s that implement %s", adapter.getName(), simple)
                    .anyMatch(
                            test ->
                                    declaration(test).contains(simple)
                                            && test.contains(adapter.getSimpleName()));
        }
    }

    /** The sources of the tests in the package of an adapter. */
    private static List<String> tests(JavaClass adapter) {
        String name = adapter.getPackageName();
        Path folder =
                ADAPTERS.resolve(name.split("\\.", 3)[1])
                        .resolve("src/test/java")
                        .resolve(name.replace('.', '/'));
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith("Test.java"))
                    .map(ContractCoverageTest::source)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String source(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands between the name of the first class and its body. */
    private static String declaration(String source) {
        int from = source.indexOf("class ", source.indexOf("import "));
        return source.substring(from, source.indexOf('{', from));
    }

    @Test
    void thePlatformIsMadeOfPorts() {
        assertThat(ports()).isNotEmpty().allMatch(Class::isInterface);
    }
}
