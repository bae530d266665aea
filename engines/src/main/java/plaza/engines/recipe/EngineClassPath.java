package plaza.engines.recipe;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import plaza.engines.EngineException;

/**
 * The class path of one engine, as the build of its own module has resolved it: apart from the
 * project's, whose versions of the same libraries are others.
 *
 * @param target where the build of the module has put it
 */
record EngineClassPath(Path target, List<Path> entries) {
    /**
     * @throws EngineException when the module has not been built
     */
    static EngineClassPath of(Folder folder, String module) {
        Path target = folder.project().resolve("engines").resolve(module).resolve("target");
        Path file = target.resolve("classpath");
        try {
            var entries =
                    new java.util.ArrayList<>(
                            List.of(Files.readString(file).strip().split(File.pathSeparator))
                                    .stream()
                                    .map(Path::of)
                                    .toList());
            Path classes = target.resolve("classes");
            if (Files.isDirectory(classes)) {
                entries.add(classes);
            }
            return new EngineClassPath(target, List.copyOf(entries));
        } catch (IOException e) {
            throw new EngineException(
                    "The libraries of %s are not resolved: run mvn -pl engines/%s process-classes"
                            .formatted(module, module),
                    e);
        }
    }

    /** As {@code java -cp} takes it. */
    String text() {
        return String.join(File.pathSeparator, entries.stream().map(Path::toString).toList());
    }

    /** The library whose file is named {@code <artifact>-<version>.jar}. */
    Path jar(String artifact) {
        return entries.stream()
                .filter(entry -> isOf(entry, artifact))
                .findFirst()
                .orElseThrow(() -> new EngineException(artifact + " is not on the class path"));
    }

    private static boolean isOf(Path entry, String artifact) {
        String name = entry.getFileName().toString();
        String start = artifact + "-";
        return name.startsWith(start)
                && name.endsWith(".jar")
                && Character.isDigit(name.charAt(start.length()));
    }
}
