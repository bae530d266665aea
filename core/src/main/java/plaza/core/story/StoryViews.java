package plaza.core.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import plaza.core.account.Account;
import plaza.core.graph.ViewerContext;
import plaza.core.id.UserId;
import plaza.core.media.Attachments;
import plaza.core.media.Media;

/** Makes what a viewer sees out of stories, all of a page at once. */
public final class StoryViews {
    private final Attachments attachments;

    public StoryViews(Attachments attachments) {
        this.attachments = attachments;
    }

    /**
     * Those of some stories that the viewer may see, in their order. A story whose media has gone,
     * because somebody deletes it just now, shows nothing and is left out.
     *
     * @param authors of the stories; those of others are left out
     */
    List<StoryView> of(ViewerContext sight, List<StoryState> states, Map<UserId, Account> authors) {
        List<StoryState> open = new ArrayList<>(states.size());
        for (StoryState state : states) {
            Account author = authors.get(state.story().author());
            if (author != null && StoryAccessPolicy.opens(sight, state.story(), author)) {
                open.add(state);
            }
        }
        Map<String, Media> media =
                attachments.findAll(open.stream().map(state -> state.story().mediaKey()).toList());
        List<StoryView> views = new ArrayList<>(open.size());
        for (StoryState state : open) {
            Account author = authors.get(state.story().author());
            Media shown = media.get(state.story().mediaKey());
            if (author != null && shown != null) {
                views.add(view(sight.viewer(), state, author, shown));
            }
        }
        return views;
    }

    private static StoryView view(UserId viewer, StoryState state, Account author, Media media) {
        boolean own = author.id().equals(viewer);
        return new StoryView(
                state.story(), author, media, own || state.viewedAt() != null, state.views());
    }
}
