package plaza.app.guard;

/** A method of a port on the engine that serves it: {@code PostStore.insert on postgres}. */
public record Call(String port, String operation, String engine) {
    @Override
    public String toString() {
        return port + "." + operation + " on " + engine;
    }
}
