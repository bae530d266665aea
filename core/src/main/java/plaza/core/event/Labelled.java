package plaza.core.event;

/** What has a name of its own where it is stored; others have that of their constant. */
public interface Labelled {
    String label();
}
