package plaza.core.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.account.Account;
import plaza.core.id.StoryId;
import plaza.core.media.Media;
import plaza.core.media.MediaUse;

class StoriesTest {
    private final StoryWorld world = new StoryWorld();
    private final Account ada = world.person();
    private final Account bob = world.followerOf(ada);
    private final Account eve = world.person();

    @Test
    void aStoryShowsAnUploadForItsTime() {
        NewStory draft = world.draft(ada, null);

        StoryView made = world.stories.create(ada, draft);

        assertThat(made.story().createdAt()).isEqualTo(world.clock.instant());
        assertThat(made.story().expiresAt()).isEqualTo(world.clock.instant().plus(StoryWorld.TTL));
        assertThat(made.story().visibility()).isEqualTo(StoryVisibility.PUBLIC);
        assertThat(made.media().key()).isEqualTo(draft.mediaKey());
        assertThat(made.viewed()).isTrue();
        assertThat(made.views()).isZero();
        assertThat(media(draft.mediaKey()).use())
                .isEqualTo(new MediaUse(MediaUse.Kind.STORY, draft.id().value()));
        assertThat(world.events())
                .containsExactly(new StoryEvent.StoryCreated(made.story()).told());
    }

    @Test
    void theSameStoryAgainIsTheSame() {
        NewStory draft = world.draft(ada, null);
        StoryView made = world.stories.create(ada, draft);

        assertThat(world.stories.create(ada, draft)).isEqualTo(made);
        assertThat(world.lists.byAuthor(ada.id(), ada)).containsExactly(made);
    }

    @Test
    void aPrivateAccountShowsToFollowersUnlessItSaysOtherwise() {
        Account hidden = world.hide(ada);
        StoryId usual = world.show(hidden);
        StoryId open = world.show(hidden, StoryVisibility.PUBLIC);

        assertThat(world.lists.find(bob.id(), usual).story().visibility())
                .isEqualTo(StoryVisibility.FOLLOWERS);
        for (StoryId id : List.of(usual, open)) {
            assertThat(world.gate.mayBeSeen(bob.id(), id)).isTrue();
            assertThat(world.gate.mayBeSeen(eve.id(), id)).isFalse();
        }
    }

    @Test
    void aStoryForFollowersIsForThemAlone() {
        StoryId id = world.show(ada, StoryVisibility.FOLLOWERS);

        assertThat(world.gate.mayBeSeen(ada.id(), id)).isTrue();
        assertThat(world.gate.mayBeSeen(bob.id(), id)).isTrue();
        assertHidden(id, eve);
        assertThat(world.lists.byAuthor(eve.id(), ada)).isEmpty();
        assertThat(world.lists.byAuthor(bob.id(), ada)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"audio/mpeg", "application/pdf", "text/html"})
    void onlyPicturesAndVideosAreShown(String type) {
        var draft = new NewStory(new StoryId(world.ids.next()), world.upload(ada, type), "", null);

        assertRefused(ErrorKind.INVALID, () -> world.stories.create(ada, draft));
        assertThat(media(draft.mediaKey()).use()).isNull();
    }

    @Test
    void anUploadOfSomebodyElseOrOneThatIsUsedIsRefused() {
        NewStory used = world.draft(ada, null);
        world.stories.create(ada, used);
        for (String key : List.of(used.mediaKey(), world.upload(bob, "image/png"), "x", "")) {
            var draft = new NewStory(new StoryId(world.ids.next()), key, null, null);
            assertRefused(ErrorKind.INVALID, () -> world.stories.create(ada, draft));
        }
        assertThat(world.lists.byAuthor(ada.id(), ada)).hasSize(1);
    }

    @Test
    void aCaptionHasAtMostFiveHundredCharacters() {
        String key = world.upload(ada, "image/png");
        var id = new StoryId(world.ids.next());
        String longest = "\uD83D\uDE00".repeat(500);

        assertRefused(
                ErrorKind.INVALID,
                () -> world.stories.create(ada, new NewStory(id, key, longest + "x", null)));
        assertThat(world.stories.create(ada, new NewStory(id, key, longest, null)).story().text())
                .isEqualTo(longest);
    }

    @Test
    void nobodyHasMoreThanAHundredStoriesAtATime() {
        NewStory last = world.draft(ada, null);
        for (int i = 0; i < 99; i++) {
            world.stories.create(ada, world.draft(ada, null));
        }
        world.stories.create(ada, last);

        assertRefused(ErrorKind.INVALID, () -> world.stories.create(ada, world.draft(ada, null)));
        assertThat(world.stories.create(ada, last).story().id()).isEqualTo(last.id());
        world.clock.advance(StoryWorld.TTL);
        assertThat(world.stories.create(ada, world.draft(ada, null)).viewed()).isTrue();
    }

    @Test
    void itIsGoneForEverybodyAtTheMomentItExpires() {
        StoryId id = world.stories.create(ada, world.draft(ada, null)).story().id();
        world.stories.view(bob.id(), id);
        world.clock.advance(StoryWorld.TTL.minusMillis(1));
        for (Account person : List.of(ada, bob)) {
            assertThat(world.lists.find(person.id(), id).story().id()).isEqualTo(id);
            assertThat(world.lists.byAuthor(person.id(), ada)).hasSize(1);
            assertThat(world.trayOf(person)).hasSize(1);
        }
        assertThat(viewers(ada, id)).hasSize(1);

        world.clock.advance(Duration.ofMillis(1));

        for (Account person : List.of(ada, bob)) {
            assertHidden(id, person);
            assertThat(world.lists.byAuthor(person.id(), ada)).isEmpty();
            assertThat(world.trayOf(person)).isEmpty();
            assertRefused(ErrorKind.NOT_FOUND, () -> world.stories.delete(person.id(), id));
        }
        assertRefused(ErrorKind.NOT_FOUND, () -> viewers(ada, id));
    }

    @Test
    void theCleanUpTakesWhatExpiredAndFreesItsMedia() {
        NewStory old = world.draft(ada, null);
        world.stories.create(ada, old);
        world.stories.view(bob.id(), old.id());
        world.clock.advance(Duration.ofHours(1));
        NewStory young = world.draft(ada, null);
        world.stories.create(ada, young);
        Instant now = world.clock.instant().plus(Duration.ofHours(23));

        assertThat(world.cleanup.run(now.minusMillis(1))).isZero();
        assertThat(world.cleanup.run(now)).isEqualTo(1);
        assertThat(world.cleanup.run(now)).isZero();

        assertThat(media(old.mediaKey()).use()).isNull();
        assertThat(media(old.mediaKey()).unusedSince()).isEqualTo(Instant.EPOCH);
        assertThat(media(young.mediaKey()).use()).isNotNull();
        assertThat(world.store.find(ada.id(), old.id(), Instant.EPOCH)).isEmpty();
        assertThat(world.store.listViews(old.id(), PageRequest.first(1))).isEqualTo(Page.empty());
        assertThat(world.store.find(ada.id(), young.id(), Instant.EPOCH)).isPresent();
    }

    @Test
    void theCleanUpTakesMoreThanOneBatch() {
        for (int i = 0; i < 12; i++) {
            Account author = world.person();
            for (int j = 0; j < 100; j++) {
                world.stories.create(author, world.draft(author, null));
            }
        }
        // So many ids in one millisecond of a clock that stands still run ahead of it a little.
        Instant end = world.clock.instant().plus(StoryWorld.TTL).plusSeconds(1);
        assertThat(world.cleanup.run(end)).isEqualTo(1_200);
    }

    @Test
    void itsAuthorDeletesItAndFreesItsMedia() {
        NewStory draft = world.draft(ada, null);
        world.stories.create(ada, draft);
        assertRefused(ErrorKind.FORBIDDEN, () -> world.stories.delete(bob.id(), draft.id()));

        world.stories.delete(ada.id(), draft.id());

        assertHidden(draft.id(), bob);
        assertThat(media(draft.mediaKey()).use()).isNull();
        assertRefused(ErrorKind.NOT_FOUND, () -> world.stories.delete(ada.id(), draft.id()));
        assertThat(world.events().getLast())
                .isEqualTo(
                        new StoryEvent.StoryDeleted(draft.id(), ada.id(), world.clock.instant()));
    }

    @Test
    void aPersonSeesAStoryOnceAndItsAuthorNever() {
        StoryId id = world.show(ada);
        Instant first = world.clock.instant();

        assertThat(world.lists.find(bob.id(), id).viewed()).isFalse();
        StoryView view = world.see(bob, id);
        assertThat(view.viewed()).isTrue();
        assertThat(view.views()).isNull();
        world.see(bob, id);
        world.see(ada, id);

        assertThat(world.lists.find(ada.id(), id).views()).isEqualTo(1);
        assertThat(viewers(ada, id)).extracting(StoryViewer::at).containsExactly(first);
        assertThat(world.events())
                .filteredOn(StoryEvent.StoryViewed.class::isInstance)
                .containsExactly(
                        new StoryEvent.StoryViewed(new Viewing(id, bob.id(), first), ada.id()));
    }

    @Test
    void onlyItsAuthorLearnsWhoHasSeenItLatestFirst() {
        StoryId id = world.show(ada);
        world.see(bob, id);
        world.see(eve, id);
        Account blocked = world.person();
        world.see(blocked, id);
        world.block(ada, blocked);
        Account gone = world.person();
        world.see(gone, id);
        world.suspend(gone);

        assertThat(viewers(ada, id))
                .extracting(viewer -> viewer.person().account().id())
                .containsExactly(eve.id(), bob.id());
        assertRefused(ErrorKind.NOT_FOUND, () -> viewers(bob, id));
    }

    @Test
    void blocksSuspensionsAndPrivateAccountsHideStories() {
        StoryId id = world.show(ada);
        world.block(eve, ada);
        assertHidden(id, eve);
        Account reader = world.person();
        assertThat(world.gate.mayBeSeen(reader.id(), id)).isTrue();
        world.hide(ada);
        assertHidden(id, reader);
        assertThat(world.gate.mayBeSeen(bob.id(), id)).isTrue();
        world.suspend(ada);
        assertHidden(id, bob);
        assertThat(world.trayOf(bob)).isEmpty();
    }

    @Test
    void mutingHidesFromTheTrayAlone() {
        StoryId id = world.show(ada);
        world.mute(bob, ada);

        assertThat(world.trayOf(bob)).isEmpty();
        assertThat(world.lists.byAuthor(bob.id(), ada)).hasSize(1);
        assertThat(world.see(bob, id).viewed()).isTrue();
    }

    private void assertHidden(StoryId id, Account viewer) {
        assertThat(world.gate.mayBeSeen(viewer.id(), id)).isFalse();
        assertRefused(ErrorKind.NOT_FOUND, () -> world.lists.find(viewer.id(), id));
        assertRefused(ErrorKind.NOT_FOUND, () -> world.stories.view(viewer.id(), id));
    }

    private static void assertRefused(ErrorKind kind, ThrowingCallable call) {
        DomainException refusal = catchThrowableOfType(DomainException.class, call);
        assertThat(refusal).isNotNull();
        assertThat(refusal.kind()).isEqualTo(kind);
    }

    private List<StoryViewer> viewers(Account author, StoryId id) {
        return Page.all(1, page -> world.lists.viewers(author.id(), id, page)).toList();
    }

    private Media media(String key) {
        Map<String, Media> found = world.catalog.findAll(List.of(key));
        return Objects.requireNonNull(found.get(key));
    }
}
