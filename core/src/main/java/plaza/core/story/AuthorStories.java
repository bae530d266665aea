package plaza.core.story;

import java.time.Instant;
import plaza.core.id.UserId;

/**
 * What a tray is put in order by.
 *
 * @param latest when the latest of the author's stories was made
 * @param unseen whether the person who asks has not seen one of them
 */
public record AuthorStories(UserId author, Instant latest, boolean unseen) {}
