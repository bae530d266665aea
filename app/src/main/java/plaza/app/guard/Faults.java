package plaza.app.guard;

/** Faults that tests inject between the services and an engine. */
@FunctionalInterface
public interface Faults {
    Faults NONE = call -> {};

    /** Called before each call of a port; may throw what an engine would, or take its time. */
    void before(Call call);
}
