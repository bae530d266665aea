package plaza.core.subscription;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.PostViews;
import plaza.core.presence.Presence;
import plaza.core.session.Session;
import plaza.core.session.Sessions;
import plaza.core.subscription.UpdateConnection.Kind;
import plaza.core.update.Topic;
import plaza.core.update.UpdateFilter;

/** Listening to what happens. Thread-safe. */
public final class LiveUpdates {
    /** Posts, and people, that one connection may watch: those on a screen, and some around it. */
    public static final int MAX_WATCHED = 200;

    private final UpdateHub hub;
    private final Sessions sessions;
    private final PostViews views;
    private final Presence presence;
    private final UpdateConnection.Eyes eyes;

    public LiveUpdates(
            UpdateHub hub,
            Sessions sessions,
            PostViews views,
            Presence presence,
            ViewerContexts audience,
            List<UpdateFilter<?>> filters,
            Clock clock) {
        this.hub = hub;
        this.sessions = sessions;
        this.views = views;
        this.presence = presence;
        this.eyes = new UpdateConnection.Eyes(audience, List.copyOf(filters), clock);
    }

    /**
     * Begins to listen, in a session.
     *
     * @param topics of the KEPT kind
     * @param place the last one that the client knows, to hear all that came after it; null to
     *     begin now
     * @throws DomainException RATE_LIMITED when the person has too many connections, UNAVAILABLE
     *     when the server has, UNAUTHENTICATED when the session has just ended
     */
    public UpdateConnection open(
            Session session, Kind kind, Collection<Topic> topics, @Nullable String place) {
        Listener listener = hub.open(session, kind, topics, place);
        // An end of the session before this was not told to the connection, one after it is.
        if (sessions.authenticate(session.id()).isEmpty()) {
            hub.close(listener);
            throw DomainException.of(ErrorKind.UNAUTHENTICATED, "The session has ended.");
        }
        return new UpdateConnection(listener, hub, eyes, session);
    }

    /**
     * Watches things: how they are now comes next, and then each change.
     *
     * @return those among them that can be watched: those that the viewer may see
     * @throws DomainException INVALID when the connection would watch more than {@link
     *     #MAX_WATCHED} of a topic
     */
    public List<Watched> watch(UpdateConnection connection, Collection<? extends Watched> things) {
        Listener listener = connection.listener();
        hub.watches().add(listener, things, MAX_WATCHED);
        Set<Watched> seen = visible(connection.user(), things);
        hub.watches()
                .remove(listener, things.stream().filter(each -> !seen.contains(each)).toList());
        // Told by who tells the changes too, so that no older state comes after a newer one.
        for (Watched each : seen) {
            switch (each) {
                case Watched.Counts(PostId post) -> hub.touchedPosts().add(post);
                case Watched.Presence(UserId person) -> hub.freshPeople().add(person);
            }
        }
        return things.stream().distinct().filter(seen::contains).map(Watched.class::cast).toList();
    }

    private Set<Watched> visible(UserId viewer, Collection<? extends Watched> things) {
        Set<PostId> posts = new HashSet<>();
        Set<UserId> people = new HashSet<>();
        for (Watched each : things) {
            switch (each) {
                case Watched.Counts(PostId post) -> posts.add(post);
                case Watched.Presence(UserId person) -> people.add(person);
            }
        }
        Set<Watched> visible = new HashSet<>();
        if (!posts.isEmpty()) {
            views.visibleAmong(viewer, posts)
                    .forEach(post -> visible.add(new Watched.Counts(post)));
        }
        presence.find(viewer, people)
                .forEach(state -> visible.add(new Watched.Presence(state.user())));
        return visible;
    }

    public UpdateSettings settings() {
        return hub.settings();
    }

    public UpdateFigures figures() {
        return hub.figures();
    }

    /** How many connections are open. */
    public int connections() {
        return hub.connections();
    }

    /** Ends every connection, and takes no more. */
    public void stop() {
        hub.stop();
    }
}
