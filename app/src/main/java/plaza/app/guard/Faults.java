package plaza.app.guard;

/** Faults that tests inject between the services and an engine. */
@FunctionalInterface
public interface Faults {
    Faults NONE = call -> {};

    /** Called before each call of a port; may throw what an engine would, or take its time. */
    void before(Call call);

    /** A call of a port: {@code PostStore.insert} on {@code postgres}. */
    record Call(String port, String operation, String engine) {
        @Override
        public String toString() {
            return port + "." + operation + " on " + engine;
        }
    }
}
