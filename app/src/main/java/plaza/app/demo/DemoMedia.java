package plaza.app.demo;

import java.util.Optional;
import plaza.core.account.UserId;

/** Where the pictures of a generated network go. */
@FunctionalInterface
public interface DemoMedia {
    /** For a platform that keeps no media: nothing is drawn for it. */
    DemoMedia NONE = (owner, jpeg) -> Optional.empty();

    /**
     * Takes a picture in; answers the key that posts name it by, or nothing where there is no place
     * for it.
     */
    Optional<String> put(UserId owner, Drawing jpeg);

    /** A picture that is drawn when it is asked for. */
    @FunctionalInterface
    interface Drawing {
        byte[] draw();
    }
}
