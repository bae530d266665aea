package plaza.core.event;

/**
 * A constant with a name of its own in stores and in the API; others have that of their constant.
 */
public interface Labelled {
    String label();
}
