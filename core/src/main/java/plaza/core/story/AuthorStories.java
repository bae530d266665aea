package plaza.core.story;

import java.time.Instant;
import plaza.core.id.UserId;

/**
 * The key by which a tray of stories is put in order.
 *
 * @param latest when the latest of the author's stories was made
 * @param unseen whether the person who asks has not seen one of them
 */
public record AuthorStories(UserId author, Instant latest, boolean unseen) {}
