package plaza.core.story;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.account.Account;
import plaza.core.event.Journal;
import plaza.core.id.StoryId;
import plaza.core.id.UserId;
import plaza.core.media.Attachments;
import plaza.core.media.MediaUse;
import plaza.core.story.StoryEvent.StoryCreated;
import plaza.core.story.StoryEvent.StoryDeleted;
import plaza.core.story.StoryEvent.StoryViewed;

/** Showing stories, taking them back, and noting that one has seen one. */
public final class Stories {
    private final StoryStore stories;
    private final Attachments attachments;
    private final StoryWrites writes;
    private final Journal journal;
    private final StoryLists lists;
    private final StoryAccessPolicy gate;
    private final Terms terms;

    /**
     * @param ttl how long a story is there
     */
    public record Terms(Clock clock, Duration ttl) {}

    public Stories(
            StoryStore stories,
            Attachments attachments,
            Journal journal,
            StoryLists lists,
            StoryAccessPolicy gate,
            Terms terms) {
        this.stories = stories;
        this.attachments = attachments;
        this.writes = new StoryWrites(stories, attachments, terms.clock());
        this.journal = journal;
        this.lists = lists;
        this.gate = gate;
        this.terms = terms;
    }

    /**
     * Shows an upload of the author's. The same id again changes nothing and answers what is there.
     *
     * @throws DomainException INVALID when the upload is unknown, somebody else's, used elsewhere,
     *     or neither picture nor video, or when the author has too many stories; CONFLICT when this
     *     very story was there and is gone
     */
    public StoryView create(Account author, NewStory draft) {
        StoryRules.check(draft);
        UserId owner = author.id();
        List<String> keys = List.of(draft.mediaKey());
        MediaUse use = StoryWrites.use(draft.id());
        attachments.require(owner, keys, use, StoryRules.MEDIA_KEY).forEach(StoryRules::check);
        Story story = story(author, draft);
        journal.commit(new StoryCreated(story), () -> writes.insert(story));
        return created(owner, story.id());
    }

    /**
     * What the author showed under this id before.
     *
     * @throws DomainException CONFLICT where it is gone
     */
    public StoryView created(UserId owner, StoryId id) {
        return gate.find(owner, id)
                .map(seen -> lists.view(owner, seen))
                .orElseThrow(
                        () ->
                                DomainException.of(
                                        ErrorKind.CONFLICT,
                                        "This story was made before, and is gone."));
    }

    private Story story(Account author, NewStory draft) {
        StoryVisibility usual =
                author.isPrivate() ? StoryVisibility.FOLLOWERS : StoryVisibility.PUBLIC;
        String text = draft.text();
        return new Story(
                draft.id(),
                author.id(),
                draft.mediaKey(),
                text == null || text.isBlank() ? null : text,
                draft.visibility() == null ? usual : draft.visibility(),
                draft.id().time().plus(terms.ttl()));
    }

    /**
     * Takes an own story back; its media is removed by the clean-up.
     *
     * @throws DomainException NOT_FOUND where the viewer does not see it, FORBIDDEN where it is
     *     somebody else's
     */
    public void delete(UserId viewer, StoryId id) {
        if (!require(viewer, id).author().id().equals(viewer)) {
            throw DomainException.of(ErrorKind.FORBIDDEN, "Only its author may delete a story.");
        }
        journal.commit(new StoryDeleted(id, viewer, now()), () -> writes.delete(id));
    }

    /** Notes that the viewer has seen a story; idempotent. Authors do not count as viewers. */
    public StoryView view(UserId viewer, StoryId id) {
        StoryAccessPolicy.Seen seen = require(viewer, id);
        if (!seen.author().id().equals(viewer) && seen.state().viewedAt() == null) {
            var viewing = new Viewing(id, viewer, now());
            journal.commit(
                    new StoryViewed(viewing, seen.author().id()), () -> stories.putView(viewing));
        }
        return lists.view(viewer, require(viewer, id));
    }

    private StoryAccessPolicy.Seen require(UserId viewer, StoryId id) {
        return gate.find(viewer, id).orElseThrow(() -> DomainException.notFound("story"));
    }

    private Instant now() {
        return terms.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
