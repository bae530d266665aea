package plaza.app.importing;

import java.nio.file.Path;

/** A file, or a line of it, that cannot be taken in; the message names both. */
public final class ImportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String message;

    private ImportException(String message) {
        super(message, null, false, false);
        this.message = message;
    }

    public static ImportException of(Path file, String problem) {
        return new ImportException(file + ": " + problem);
    }

    public static ImportException of(Path file, long line, String problem) {
        return new ImportException(file + ":" + line + ": " + problem);
    }

    @Override
    public String getMessage() {
        return message;
    }
}
