package plaza.core.post;

import java.util.List;
import plaza.core.id.UserId;

/** Hears of posts that are being shown to somebody; does not throw, and returns at once. */
@FunctionalInterface
public interface ShowingListener {
    void show(UserId viewer, List<PostView> posts);
}
