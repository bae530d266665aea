package plaza.engines.process;

import java.io.IOException;
import java.nio.file.Path;
import plaza.engines.recipe.Folder;
import plaza.engines.recipe.Recipes;

/** Starts a Redis whose life is tied to this process, prints its process id, and waits. */
final class HolderMain {
    private HolderMain() {}

    public static void main(String[] arguments) throws IOException {
        EngineProcess.Ready ready =
                EngineProcess.start(
                        Recipes.REDIS,
                        new Folder(Path.of(arguments[0]), Path.of(arguments[1])),
                        Ports.free(1),
                        EngineProcess.Life.TIED);
        System.out.println(ready.record().pid());
        while (System.in.read() >= 0) {
            // Until the test is gone.
        }
    }
}
